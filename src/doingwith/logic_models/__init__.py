"""Logic models: context, inputs, activities, outputs, outcomes and impact, and the links between them."""
