"""Taking in what the library has already: duplicates by what they are, and new versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import make_article

from reader.cli import main
from reader.library import Library
from reader.near_duplicates import Verdict
from reader.storage import intake
from reader.values import ArticleFilter, Outcome, Succession, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.values import ArticleId, Imported, ImportedArticle

    Add = Callable[..., ArticleId]

ADDRESS = "https://example.org/harbour/boats"
OLD = """Harbour council doubles its fleet
The Harbour Council said Thursday that it will buy 24 boats.
“We need them,” Ines Halloran told reporters at the quay. 🚢
The first of them is to come before the winter."""
NEW = OLD.replace("24 boats", "30 boats").replace("before the winter", "in spring, she added")


def take_in(library: Library, article: ImportedArticle, *, chosen: bool = False) -> Imported:
    documents = [(article.file, article, None)]
    (report,) = intake.take_in(library._db, documents, "ines", chosen=chosen)
    return report


def mark(library: Library, article: ArticleId, quote: str, note: str = "") -> None:
    start = library.articles.get(article).text.index(quote)
    label = library.labels.named("ORG").id
    library.marks.add(article, start, start + len(quote), label, note=note)


@pytest.fixture
def old(library: Library, add: Add) -> ArticleId:
    """Return an article with two marks, one of them on what a new version says otherwise."""
    article = add(OLD, url=ADDRESS)
    mark(library, article, "Ines Halloran", note="#pilot?")
    mark(library, article, "24 boats")
    library.notes.add(article, "Who sells them?")
    return article


# Duplicates


def test_the_same_document_with_another_text_is_a_duplicate(library: Library, add: Add) -> None:
    page = b"<p>The ferry is late.</p>"
    first = add("Ferry\nThe ferry is late.", original=page)
    again = take_in(library, make_article("The ferry is late.", original=page, file="b.html"))
    assert again.outcome is Outcome.DUPLICATE
    assert library.articles.find(again.uid) == first
    assert again.message == "Ferry (the same document)"


def test_a_document_that_a_person_chose_to_read_otherwise_comes_in(
    library: Library, add: Add
) -> None:
    page = "Fähre\nDie Fähre kommt spät.".encode("cp1252")
    wrong = add("F‰hre\nDie F‰hre kommt sp‰t.", original=page, file="a.txt")
    right = make_article("Fähre\nDie Fähre kommt spät.", original=page, file="a.txt")
    assert take_in(library, right, chosen=True).outcome is Outcome.NEW
    assert wrong in library.articles.ids()


def test_several_articles_of_one_document_all_come_in(library: Library) -> None:
    articles = [make_article(f"Title {n}\nText {n}", original=b"all of it") for n in range(3)]
    documents = [("a.zip", article, None) for article in articles]
    reports = list(intake.take_in(library._db, documents, "ines"))
    assert [report.outcome for report in reports] == [Outcome.NEW] * 3


def test_the_same_words_at_the_same_address_are_a_duplicate(library: Library, add: Add) -> None:
    first = add(OLD, url=ADDRESS)
    again = take_in(library, make_article(OLD.replace(" ", "  "), url=ADDRESS, file="other.html"))
    assert again.outcome is Outcome.DUPLICATE
    assert library.articles.find(again.uid) == first
    assert again.message.endswith("(the same words)")


def test_a_duplicate_in_the_trash_says_both(library: Library, add: Add) -> None:
    article = add("Ferry\nLate.", original=b"page")
    library.articles.trash([article])
    again = take_in(library, make_article("Late.", original=b"page"))
    assert again.message == "Ferry (the same document, restored from the trash)"


# New versions


@pytest.mark.parametrize(
    "found",
    [{"url": ADDRESS, "file": "other.html"}, {"url": "", "file": "harbour.txt"}],
    ids=["address", "file and title"],
)
def test_other_words_are_a_new_version_beside_the_old_one(
    library: Library, old: ArticleId, found: dict[str, str]
) -> None:
    report = take_in(library, make_article(NEW, **found))
    assert report.outcome is Outcome.NEW
    new = library.articles.find(report.uid)
    uid = library.articles.summaries([old])[0].uid
    title = "Harbour council doubles its fleet"
    assert report.succeeds == Succession(uid, title, 2, ("24 boats",))
    assert library.articles.get(old).text == OLD
    assert library.duplicates.verdict(new, old) is Verdict.LINKED
    assert [each.other for each in library.duplicates.of(old)] == [new]


def test_marks_and_notes_stand_in_the_new_version_where_their_quotes_are(
    library: Library, old: ArticleId
) -> None:
    new = library.articles.get(library.articles.find(take_in(library, _new()).uid))
    (only,) = new.annotations
    assert new.text[only.start : only.end] == only.quote == "Ines Halloran"
    assert only.note == "#pilot?"
    assert [note.text for note in new.notes] == ["Who sells them?"]
    assert new.summary.tags == ("pilot",)
    assert len(library.articles.get(old).annotations) == 2
    assert list(library.file.problems()) == []


def _new() -> ImportedArticle:
    return make_article(NEW, url=ADDRESS)


def test_a_new_version_is_one_step_to_undo(library: Library, old: ArticleId) -> None:
    new = library.articles.find(take_in(library, _new()).uid)
    assert library.history.actions()[0].subject == "1 article"
    library.history.undo()
    assert list(library.articles.ids(ArticleFilter(View.TRASH))) == [new]
    assert library.articles.get(new).annotations == ()
    assert library.duplicates.verdict(new, old) is None
    library.history.redo()
    assert len(library.articles.get(new).annotations) == 1
    assert library.duplicates.verdict(new, old) is Verdict.LINKED
    assert list(library.file.problems()) == []


def test_a_new_version_that_was_undone_comes_again_as_one(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "boats.txt"
    file.write_text(OLD)
    (report,) = library.importing.files([file])
    mark(library, library.articles.find(report.uid), "Ines Halloran")
    file.write_text(NEW)
    (first,) = library.importing.files([file])
    library.history.undo()
    (again,) = library.importing.files([file])
    assert again.outcome is Outcome.DUPLICATE
    assert first.succeeds is not None
    assert again.succeeds == first.succeeds
    restored = library.articles.get(library.articles.find(again.uid))
    assert [each.quote for each in restored.annotations] == ["Ines Halloran"]


def test_a_new_version_can_be_undone_out_of_its_turn(library: Library, old: ArticleId) -> None:
    new = library.articles.find(take_in(library, _new()).uid)
    step = library.history.actions()[0].id
    library.articles.set_starred([old], starred=True)
    library.history.undo_action(step)
    assert list(library.articles.ids()) == [old]
    assert library.articles.get(new).annotations == ()
    library.history.undo()
    assert set(library.articles.ids()) == {old, new}
    assert len(library.articles.get(new).annotations) == 1
    assert list(library.file.problems()) == []


def test_the_newest_version_is_the_one_that_is_succeeded(library: Library, old: ArticleId) -> None:
    second = take_in(library, _new())
    third = take_in(library, make_article(NEW.replace("30", "31"), url=ADDRESS))
    assert third.succeeds
    assert third.succeeds.uid == second.uid
    assert old in library.articles.ids()


def test_an_old_version_that_comes_again_is_a_duplicate_of_itself(
    library: Library, old: ArticleId
) -> None:
    take_in(library, _new())
    again = take_in(library, make_article(OLD, url=ADDRESS))
    assert again.outcome is Outcome.DUPLICATE
    assert library.articles.find(again.uid) == old


def test_a_version_in_the_trash_has_no_successor(library: Library, old: ArticleId) -> None:
    library.articles.trash([old])
    assert take_in(library, _new()).succeeds is None


def test_a_summary_is_no_new_version_of_what_it_sums_up(library: Library, old: ArticleId) -> None:
    title, sentence, *_ = OLD.splitlines()
    summary = make_article(f"{title}\nThe council buys boats.", url=ADDRESS, file="feed.xml#1")
    assert take_in(library, summary).succeeds is None
    whole = take_in(library, make_article(f"{title}\n{sentence}", url=ADDRESS, file="b.html"))
    assert whole.succeeds
    assert library.articles.find(whole.succeeds.uid) != old


@pytest.mark.parametrize(
    ("url", "file", "text"),
    [
        ("https://example.org/", "b.html", "Lamps\nThe lamps of the quay are lit again tonight."),
        (ADDRESS, "b.html", "Lamps\nThe lamps of the quay are lit again tonight."),
        ("", "harbour.txt", "Lamps\nThe lamps of the quay are lit again tonight."),
        ("https://[example", "b.html", NEW),
    ],
    ids=["address of a site", "another article there", "another title", "no address at all"],
)
def test_what_has_little_in_common_is_no_new_version(
    library: Library, add: Add, url: str, file: str, text: str
) -> None:
    add(OLD, url=url)
    assert take_in(library, make_article(text, url=url, file=file)).succeeds is None


def test_files_without_titles_of_their_own_are_told_apart_by_their_words(
    library: Library, add: Add
) -> None:
    add("The lamps of the quay are lit.", title="text", file="text.txt")
    other = make_article("The ferry came late.", title="text", file="text.txt")
    assert take_in(library, other).succeeds is None


def test_files_of_one_name_in_one_import_are_no_versions(library: Library, tmp_path: Path) -> None:
    for place, text in (("a", "The ferry came late."), ("b", "The lamps are lit again.")):
        (tmp_path / place).mkdir()
        (tmp_path / place / "story.txt").write_text(f"Breaking news\n\n{text}")
    reports = list(library.importing.files([tmp_path]))
    assert [(report.outcome, report.succeeds) for report in reports] == [(Outcome.NEW, None)] * 2


def test_files_of_one_name_that_come_back_together_are_no_versions(
    library: Library, tmp_path: Path
) -> None:
    for folder, text in (("a", OLD), ("b", NEW)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "boats.txt").write_text(text)
    list(library.importing.files([tmp_path]))
    library.history.undo()
    again = list(library.importing.files([tmp_path]))
    assert [each.outcome for each in again] == [Outcome.DUPLICATE] * 2
    assert [each.succeeds for each in again] == [None] * 2


def test_the_command_line_tells_what_came_along_and_what_did_not(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "boats.txt"
    file.write_text(OLD)
    main(["import", "-l", str(path), str(file)])
    uid = capsys.readouterr().out.split("\t")[0]
    with Library.open(path) as library:
        old = library.articles.find(uid)
        mark(library, old, "Ines Halloran")
        mark(library, old, "24 boats")
    file.write_text(NEW)
    main(["import", "-l", str(path), str(file)])
    told = capsys.readouterr()
    new, outcome, title = told.out.strip().split("\t")
    assert (outcome, title) == ("new", "Harbour council doubles its fleet")
    assert told.err == (
        f"postil: {new} is a new version of {uid}: Harbour council doubles its fleet; "
        "1 of its marks and notes carried over; without a place in it: “24 boats”\n"
    )


# Files that are known


def import_files(library: Library, *paths: Path) -> list[tuple[str, str, str]]:
    reports = library.importing.files(paths)
    return [(report.file, report.outcome, report.message) for report in reports]


def test_a_file_that_is_known_is_not_read_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        page = f"<html><title>Title {number}</title><p>The ferry came {number} hours late.</p>"
        (tmp_path / f"{number}.html").write_text(page)
    (tmp_path / "crlf.txt").write_bytes(b"Lamps\r\n\r\nThey are lit.")
    (tmp_path / "lf.txt").write_bytes(b"Boats\n\nThey came.")
    first = import_files(library, tmp_path)
    again = [(file, "duplicate", title) for file, _, title in first]
    monkeypatch.setattr("reader.importers.reading._started", None)  # no process can be started
    assert import_files(library, tmp_path) == again
    assert [title for *_, title in again] == ["Title 0", "Title 1", "Title 2", "Lamps", "Boats"]


def test_known_and_new_files_are_told_in_their_order(library: Library, tmp_path: Path) -> None:
    for number in range(0, 40, 3):
        (tmp_path / f"{number:02}.txt").write_text(f"Title {number}\n\nText of {number}.")
    import_files(library, tmp_path)
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"Title {number}\n\nText of {number}.")
    reports = import_files(library, tmp_path)
    assert [file for file, *_ in reports] == sorted(file for file, *_ in reports)
    outcomes = [outcome for _, outcome, _ in reports]
    assert outcomes == ["new" if number % 3 else "duplicate" for number in range(40)]


def test_a_known_file_goes_into_the_collection_and_out_of_the_trash(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "boats.txt"
    file.write_text("Boats\n\nThey came.")
    import_files(library, file)
    article = library.articles.ids()[0]
    library.articles.trash([article])  # type: ignore[list-item]
    library.collections.add("Ports")
    ports = library.collections.named("Ports").id
    (report,) = library.importing.files([file], into=ports)
    assert report.message == "Boats (restored from the trash)"
    assert list(library.articles.ids(ArticleFilter(collection=ports))) == [article]


def test_a_file_of_many_articles_is_read_again(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "dump.jsonl"
    file.write_text("".join(f'{{"title": "T{n}", "text": "Text of {n}."}}\n' for n in range(3)))
    assert len(import_files(library, file)) == 3
    assert [outcome for _, outcome, _ in import_files(library, file)] == ["duplicate"] * 3


def test_an_import_that_is_stopped_among_known_files_ends(library: Library, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"Title {number}\n\nText of {number}.")
    import_files(library, tmp_path)
    reports = library.importing.files([tmp_path])
    assert next(reports).outcome is Outcome.DUPLICATE
    reports.close()  # type: ignore[attr-defined]
