import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory

from doingwith_site.design.forms import PlainForm


def drawn(source: str, address: str = "/", **context: object) -> str:
    request = RequestFactory().get(address)
    return Template("{% load design %}" + source).render(RequestContext(request, context))


class LetterForm(PlainForm):
    title = forms.CharField(label="Title", help_text="A few words.")
    way = forms.ChoiceField(
        label="How", choices=[("a", "By letter"), ("b", "By phone")], widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label="We agreed", required=False)
    day = forms.DateField(label="When", required=False)


class TestSign:
    def test_is_framed_and_heard_when_the_sources_say_it(self) -> None:
        tile = drawn('{% sign "+" "explicit" note="CS1" %}')

        assert 'class="sign sign-plus sign-framed"' in tile
        assert '<span class="govuk-visually-hidden">enabling, stated in the sources (CS1)</span>' in tile

    def test_is_unframed_when_inferred(self) -> None:
        tile = drawn('{% sign "-" "inferred" %}')

        assert 'class="sign sign-minus"' in tile
        assert "constraining, inferred by the reader" in tile

    def test_without_a_mark_is_not_reported(self) -> None:
        assert '<span class="govuk-visually-hidden">not reported</span>' in drawn("{% sign %}")

    def test_does_not_take_a_mark_it_does_not_know(self) -> None:
        with pytest.raises(ValueError, match="is not a valid Sign"):
            drawn('{% sign "0" %}')


class TestTag:
    def test_escapes_what_it_shows(self) -> None:
        assert drawn("{% tag words %}", words="<b>") == '<span class="tag tag-plain">&lt;b&gt;</span>'

    def test_names_the_kinds_there_are(self) -> None:
        with pytest.raises(TemplateSyntaxError, match="A tag has no kind “loud”. It has: none, plain, stop."):
            drawn('{% tag "x" "loud" %}')


class TestTerm:
    def test_leads_to_its_place_in_the_glossary_inside_a_sentence(self) -> None:
        sentence = drawn('a {% term "participation mode" "mode" %}.')

        assert sentence == 'a <a class="term" href="/glossary/#participation-mode">mode</a>.'

    def test_must_be_in_the_glossary(self) -> None:
        with pytest.raises(TemplateSyntaxError, match="The glossary has no entry “blockchain”."):
            drawn('{% help_text "blockchain" %}')


def test_help_text_asks_the_question_and_answers_it() -> None:
    help_text = drawn('{% help_text "brief" %}')

    assert "What is a brief?" in help_text
    assert "What was agreed with the commissioner." in help_text


def test_breadcrumbs_end_with_the_page_itself() -> None:
    crumbs = drawn('{% breadcrumbs "My programmes" "/programmes/" "Case" %}')

    assert '<a href="/programmes/">My programmes</a>' in crumbs
    assert '<li aria-current="page">Case</li>' in crumbs


def test_a_sheet_keeps_what_is_inside_and_escapes_its_title() -> None:
    sheet = drawn("{% sheet title=title %}<p>{{ words }}</p>{% endsheet %}", title="<b>", words="<i>")

    assert "<h2>&lt;b&gt;</h2>" in sheet
    assert "<p>&lt;i&gt;</p>" in sheet


def test_a_wide_table_scrolls_by_keyboard_inside_its_frame() -> None:
    table = drawn('{% scroll_table label="Projects" %}<table></table>{% endscroll_table %}')

    assert (
        '<div class="scroll" role="region" aria-label="Projects" tabindex="0"><table></table></div>' in table
    )


class TestPagination:
    def test_keeps_the_search_that_led_here(self) -> None:
        page = Paginator(range(30), 10).get_page(2)

        links = drawn("{% pagination page %}", address="/?search=care&page=2", page=page)

        assert 'href="?search=care&amp;page=3"' in links
        assert 'aria-label="Page 2" aria-current="page"' in links

    def test_is_nothing_for_a_single_page(self) -> None:
        page = Paginator(range(3), 10).get_page(1)

        assert drawn("{% pagination page %}", page=page).strip() == ""


class TestForm:
    def test_ties_help_and_error_to_the_box(self) -> None:
        page = str(LetterForm({}))

        assert 'aria-describedby="id_title_helptext id_title_error"' in page
        assert 'id="id_title_helptext"' in page
        assert 'id="id_title_error"' in page
        assert 'class="govuk-input" type="text" name="title"' in page

    def test_says_which_boxes_may_stay_empty(self) -> None:
        assert "When (optional)" in str(LetterForm())

    def test_draws_choices_as_big_circles(self) -> None:
        page = str(LetterForm({"way": "a", "title": "x"}))

        assert 'class="govuk-radios__input" type="radio" name="way" id="id_way_0" value="a" checked' in page
        assert '<label class="govuk-label govuk-radios__label" for="id_way_1">By phone</label>' in page

    def test_lists_what_to_mend_with_a_way_to_each_box(self) -> None:
        summary = drawn("{% error_summary form %}", form=LetterForm({"day": "yesterday"}))

        assert '<a href="#id_title">Fill in “Title”.</a>' in summary
        assert '<a href="#id_way_0">Choose an answer to “How”.</a>' in summary
        assert '<a href="#id_day">Choose a day that exists, such as 3 March 2026.</a>' in summary

    def test_has_no_summary_before_it_was_sent(self) -> None:
        assert drawn("{% error_summary form %}", form=LetterForm()).strip() == ""

    def test_escapes_what_a_person_wrote(self) -> None:
        assert "<script" not in str(LetterForm({"title": '"><script>'}))
