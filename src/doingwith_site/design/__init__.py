"""The look: one layout, one template a component, one page that shows them all."""
