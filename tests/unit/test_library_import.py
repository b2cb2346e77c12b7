"""Taking documents in: duplicates, failures, interruptions, and what the list then shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import TEXT, make_article

from reader.errors import ConflictError, NotFoundError, UnreadableFileError, UserError
from reader.library import Library
from reader.library.articles import PAGE
from reader.storage import intake
from reader.values import (
    ActionKind,
    ArticleFilter,
    ArticleId,
    Block,
    BlockKind,
    Direction,
    Imported,
    Inline,
    InlineKind,
    Outcome,
    Status,
    View,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.values import (
        ImportedArticle,
    )

    Add = Callable[..., ArticleId]


UNREADABLE = UnreadableFileError("The file is empty; there is nothing in it to import.")


def numbered(count: int) -> Iterator[tuple[str, ImportedArticle, None]]:
    return ((f"{n}.txt", make_article(f"Title {n}\nText of {n}"), None) for n in range(count))


def breaking_off(count: int) -> Iterator[tuple[str, ImportedArticle, None]]:
    yield from numbered(count)
    raise ZeroDivisionError


def test_an_article_brings_its_fields_and_notes(library: Library) -> None:
    article = make_article(
        "Boats\nThey came.", fields=(("desk ", "Ports"), ("page", "")), notes=("Ask Ana.\r\n", " ")
    )
    found = library.articles.find(library.importing.article(article).uid)
    assert library.metadata.of([found]).fields == {"desk": "Ports"}
    assert [note.text for note in library.articles.get(found).notes] == ["Ask Ana."]
    library.history.undo()
    assert found in library.articles.ids(ArticleFilter(View.TRASH))


def test_the_document_of_an_article_comes_back_to_the_byte(library: Library) -> None:
    text = "Boats\nThey came. 🚒"
    originals = b"", f"{text}1".encode(), text.encode("utf-16"), b"\0"
    for number, original in enumerate(originals):
        report = library.importing.article(make_article(f"{text}{number}", original=original))
        assert library.articles.original(library.articles.find(report.uid)) == original
    assert list(library.file.problems()) == []


def test_an_article_comes_back_as_it_was_given(library: Library) -> None:
    given = make_article(
        byline="Ines Halloran",
        url="https://example.org/a?b=ü",
        direction=Direction.RTL,
        inlines=(Inline(0, 7, InlineKind.LINK, "https://example.org"),),
        media_type="text/markdown",
        original=b"\xff\x00 anything",
    )
    report = library.importing.article(given)
    assert report.outcome is Outcome.NEW
    assert report.message == given.title
    article = library.articles.get(library.articles.find(report.uid))
    assert (article.text, article.blocks, article.inlines) == (
        given.text,
        given.blocks,
        given.inlines,
    )
    assert library.articles.original(article.summary.id) == given.original
    shown = article.summary
    assert (shown.title, shown.byline, shown.source) == (given.title, given.byline, given.source)
    assert (shown.published, shown.url, shown.language) == (
        given.published,
        given.url,
        given.language,
    )
    assert (shown.direction, shown.file) == (Direction.RTL, "harbour.txt")
    assert (shown.status, shown.read, shown.starred, shown.trashed) == (
        Status.NEW,
        False,
        False,
        None,
    )
    assert (shown.annotations, shown.notes, shown.tags, shown.labels) == (0, 0, (), ())
    assert shown.words == 32


def test_the_same_text_again_is_a_duplicate(library: Library) -> None:
    first = library.importing.article(make_article())
    again = library.importing.article(make_article(title="Another title", file="other.txt"))
    assert (again.outcome, again.uid, again.file) == (Outcome.DUPLICATE, first.uid, "other.txt")
    assert again.message == "Harbour council doubles its pilot fleet"
    assert len(library.articles.ids()) == 1
    assert len(library.history.actions()) == 1


def test_the_same_text_twice_in_one_import_is_a_duplicate(library: Library) -> None:
    documents = [("a.txt", make_article(), None), ("b.txt", make_article(), None)]
    reports = list(intake.take_in(library._db, documents, "ines"))
    assert [report.outcome for report in reports] == [Outcome.NEW, Outcome.DUPLICATE]


def test_a_duplicate_in_the_trash_is_restored(library: Library, add: Add) -> None:
    article = add()
    library.articles.trash([article])
    report = library.importing.article(make_article())
    assert report.outcome is Outcome.DUPLICATE
    assert report.message.endswith("(restored from the trash)")
    assert list(library.articles.ids()) == [article]
    library.history.undo()
    assert list(library.articles.ids(ArticleFilter(View.TRASH))) == [article]


def test_a_document_that_fails_does_not_stop_the_others(library: Library) -> None:
    first, last = numbered(2)
    reports = list(
        intake.take_in(library._db, [first, ("bad.txt", UNREADABLE, None), last], "ines")
    )
    assert [report.outcome for report in reports] == [Outcome.NEW, Outcome.FAILED, Outcome.NEW]
    assert reports[1] == Imported(
        Outcome.FAILED, "", "The file is empty; there is nothing in it to import.", "bad.txt"
    )
    assert [action.subject for action in library.history.actions()] == ["2 articles"]


def test_an_import_of_nothing_good_is_no_action(library: Library, add: Add) -> None:
    add()
    library.history.undo()
    assert len(list(intake.take_in(library._db, [("bad.txt", UNREADABLE, None)], "ines"))) == 1
    assert library.history.redo()


def test_an_import_that_breaks_off_leaves_whole_articles(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH_SIZE", 2)
    reports = intake.take_in(library._db, breaking_off(5), "ines")
    told = []
    with pytest.raises(ZeroDivisionError):
        told.extend(reports)
    assert len(library.articles.ids()) == 4
    assert list(library.file.problems()) == []
    assert [action.subject for action in library.history.actions()] == ["4 articles"]


def test_an_import_that_is_stopped_keeps_what_was_told(path: Path) -> None:
    with Library.open(path) as library:
        reports = intake.take_in(library._db, numbered(1000), "ines")
        told = [next(reports) for _ in range(3)]
        reports.close()  # type: ignore[attr-defined]
    with Library.open(path) as library:
        assert all(library.articles.find(report.uid) for report in told)
        assert list(library.file.problems()) == []
        library.history.undo()
        assert len(library.articles.ids()) == 0


@pytest.mark.parametrize("out_of_turn", [False, True])
def test_an_import_that_another_program_undoes_stops_and_says_so(
    path: Path, *, out_of_turn: bool
) -> None:
    with Library.open(path) as library, Library.open(path) as other:
        reports = intake.take_in(library._db, numbered(1000), "ines")
        next(reports)
        if out_of_turn:
            other.history.undo_action(other.history.actions()[0].id)
        else:
            other.history.undo()
        with pytest.raises(ConflictError, match="undone while it went on"):
            list(reports)
        assert len(library.articles.ids()) == 0
        assert 0 < library.articles.counts().views[View.TRASH] < 1000
        assert [each.kind for each in other.history.actions()].count(ActionKind.IMPORT) == 1


def test_an_import_that_was_undone_and_done_again_meanwhile_goes_on(path: Path) -> None:
    with Library.open(path) as library, Library.open(path) as other:
        reports = intake.take_in(library._db, numbered(1000), "ines")
        next(reports)
        other.history.undo()
        other.history.redo()
        list(reports)
        assert [each.subject for each in other.history.actions()] == ["1000 articles"]


def test_what_is_told_is_on_the_disk(path: Path) -> None:
    with Library.open(path) as library, Library.open(path) as other:
        for report in intake.take_in(library._db, numbered(20), "ines"):
            assert other.articles.find(report.uid)


def test_tags_that_a_document_names_are_given(library: Library) -> None:
    article = library.articles.find(
        library.importing.article(make_article(tags=("#port", "", "Strait"))).uid
    )
    assert library.articles.summaries([article])[0].tags == ("port", "Strait")
    assert library.history.actions()[0].subject == "1 article"
    library.history.undo()
    assert library.articles.counts().tags == ()


@pytest.mark.parametrize("text", ["", "a\r\nb", "\ufeffa", "a\x00", "a\ud800"])
def test_a_text_that_is_not_normalised_is_refused(library: Library, text: str) -> None:
    article = make_article()._replace(text=text, blocks=())
    with pytest.raises(UserError, match="must be normalised"):
        library.importing.article(article)
    assert len(library.articles.ids()) == 0


@pytest.mark.parametrize(
    "spans", [[(0, 0)], [(-1, 3)], [(0, len(TEXT) + 1)], [(5, 9), (0, 3)], [(0, 5), (4, 9)]]
)
def test_blocks_that_do_not_lie_in_the_text_are_refused(
    library: Library, spans: list[tuple[int, int]]
) -> None:
    blocks = tuple(Block(*span, BlockKind.PARAGRAPH) for span in spans)
    with pytest.raises(UserError, match=r"The block .* is empty, not inside the text, or begins"):
        library.importing.article(make_article(blocks=blocks))
    assert len(library.articles.ids()) == 0


def test_an_unsound_article_does_not_stop_an_import(library: Library) -> None:
    unsound = make_article()._replace(text="a\r\nb", blocks=())
    documents = [*numbered(1), ("odd.txt", unsound, None)]
    reports = list(intake.take_in(library._db, documents, "ines"))
    assert [report.outcome for report in reports] == [Outcome.NEW, Outcome.FAILED]


def test_names_that_no_file_can_hold_are_mended(library: Library) -> None:
    report = library.importing.article(make_article(file="caf\udce9.txt", title="A\x00B\ud800"))
    assert report.file == "caf\ufffd.txt"
    assert (
        library.articles.summaries([library.articles.find(report.uid)])[0].title == "A\ufffdB\ufffd"
    )


# Finding again


def test_an_article_is_found_by_the_beginning_of_its_uid(library: Library, add: Add) -> None:
    article = add()
    uid = library.articles.summaries([article])[0].uid
    assert library.articles.find(uid) == library.articles.find(uid[:5]) == article
    for unknown in ("", "zzzz", uid + "0", "%", "'"):
        with pytest.raises(NotFoundError, match="There is no article with the uid"):
            library.articles.find(unknown)


def test_a_uid_that_begins_several_is_refused(library: Library) -> None:
    for number in range(17):
        library.importing.article(make_article(f"Title {number}\nText"))
    digits = [summary.uid[0] for summary in library.articles.summaries(ids(library))]
    twice = next(digit for digit in digits if digits.count(digit) > 1)
    with pytest.raises(NotFoundError, match="Several articles begin with the uid"):
        library.articles.find(twice)


def ids(library: Library, wanted: ArticleFilter | None = None, **more: object) -> list[ArticleId]:
    return [ArticleId(id_) for id_ in library.articles.ids(wanted, **more)]  # type: ignore[arg-type]


def test_summaries_come_in_the_order_asked_for_without_the_gone(library: Library, add: Add) -> None:
    one, two, three = (add(f"Title {n}\nText {n}") for n in range(3))
    wanted = [three, ArticleId(99), one, two]
    assert [summary.id for summary in library.articles.summaries(wanted)] == [three, one, two]


def test_any_number_of_summaries_can_be_asked_for(library: Library, add: Add) -> None:
    article = add()
    wanted = [*map(ArticleId, range(300_000, 340_000)), article]
    assert [summary.id for summary in library.articles.summaries(wanted)] == [article]
    assert len(list(library.articles.all_summaries([article] * (PAGE + 1)))) == PAGE + 1


def test_the_lists_and_their_counts_agree(library: Library, add: Add) -> None:
    new, read, done, starred, trashed = (
        add(f"Title {n}\nText {n}", source=f"S{n % 2}") for n in range(5)
    )
    library.articles.set_read([read], read=True)
    library.articles.set_status([done], Status.DONE)
    library.articles.set_starred([starred, trashed], starred=True)
    library.notes.add(starred, "A note.")
    library.tags.put_on([new, trashed], "port")
    library.tags.put_on([trashed], "gone")
    library.articles.trash([trashed])
    expected = {
        View.ALL: {new, read, done, starred},
        View.UNREAD: {new},
        View.READING: {starred},
        View.DONE: {done},
        View.STARRED: {starred},
        View.TRASH: {trashed},
    }
    counts = library.articles.counts()
    for view, articles in expected.items():
        assert set(ids(library, ArticleFilter(view))) == articles
        assert counts.views[view] == len(articles)
    assert counts.sources == (("S0", 2), ("S1", 2))
    assert counts.tags == (("port", 1),)
    assert ids(library, ArticleFilter(tag="port")) == [new]
    assert set(ids(library, ArticleFilter(View.TRASH, tag="port", source="S0"))) == {trashed}


OPML = b"""<opml version="2.0"><head><title>My feeds</title></head><body>
<outline text="Harbours"><outline text="Northgate Wire" xmlUrl="https://wire.example/feed.xml"
 htmlUrl="https://www.wire.example/"/></outline></body></opml>"""


def test_a_list_of_feeds_names_the_sources_that_were_but_hosts(library: Library) -> None:
    texts = ("Boats\nThey came.", "Ships\nThey left.", "Cars\nThey stayed.")
    sources = ("wire.example", "The Quay", "www.wire.example.org")
    stored = [
        library.importing.article(make_article(text, source=source)).uid
        for text, source in zip(texts, sources, strict=True)
    ]

    def named() -> list[str]:
        found = [library.articles.find(uid) for uid in stored]
        return [library.articles.get(each).summary.source for each in found]

    assert library.importing.document(OPML, "feeds.opml").outcome is Outcome.NEW
    assert named() == ["Northgate Wire", "The Quay", "www.wire.example.org"]
    library.history.undo()
    assert named() == list(sources)
    library.importing.document(OPML, "feeds.opml")
    assert named()[0] == "Northgate Wire"


def test_what_comes_in_after_a_list_of_feeds_gets_its_names_too(library: Library) -> None:
    page = b"<html><head><link rel=canonical href=https://wire.example/a><body><p>They came."
    *_, report = library.importing.documents([("feeds.opml", OPML), ("page.html", page)])
    summary = library.articles.get(library.articles.find(report.uid)).summary
    assert summary.source == "Northgate Wire"


def test_files_of_one_name_are_told_apart_by_their_folders(
    library: Library, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    for day in ("monday", "tuesday"):
        (pages / day).mkdir(parents=True)
        (pages / day / "index.txt").write_text(f"News of {day}\n\nThe boats came on {day}.")
        (pages / day / "empty.txt").write_text("")
    (pages / "top.txt").write_text("On top\n\nThis lies in no folder below.")

    def told(*paths: Path) -> set[str]:
        return {report.file for report in library.importing.files(paths)}

    days = ("monday/empty.txt", "monday/index.txt", "tuesday/empty.txt", "tuesday/index.txt")
    assert told(pages) == {*days, "top.txt"}
    assert told(pages) == {*days, "top.txt"}  # what is known already as well
    assert told(pages / "monday", pages / "tuesday") == set(days)
    assert told(pages / "monday" / "index.txt", pages / "top.txt") == {"index.txt", "top.txt"}
