"""Mails and mailboxes: an article a mail, with its text, its names, and what is sent along."""

from __future__ import annotations

import mailbox
import zipfile
from contextlib import suppress
from email.message import EmailMessage
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import read_all

from reader.errors import UnreadableFileError
from reader.importers import read
from reader.importers.document import Document, Failure
from reader.importers.limits import Limits
from reader.importers.reading import read_apart
from reader.importers.source import Source
from reader.values import ImportedArticle, InlineKind

if TYPE_CHECKING:
    from pathlib import Path

HEADERS = (
    "Message-ID: <1@wire.example>\r\nFrom: Ines Halloran <ines@wire.example>\r\n"
    "Date: Thu, 18 Feb 2021 16:56:50 +0100\r\nSubject: Pilots sail\r\nMIME-Version: 1.0\r\n"
)


def mail(body: str, headers: str = "Content-Type: text/plain; charset=utf-8\r\n") -> bytes:
    return f"{HEADERS}{headers}\r\n{body}".encode()


def found(data: bytes, name: str = "mail.eml") -> list[ImportedArticle | Failure]:
    return read_all(data, name)


def only(data: bytes, name: str = "mail.eml") -> ImportedArticle:
    (article,) = found(data, name)
    assert isinstance(article, ImportedArticle)
    return article


def test_the_labels_of_gmail_are_tags_but_for_its_own() -> None:
    labels = 'X-Gmail-Labels: Inbox,Category Updates,Opened,=?UTF-8?Q?H=C3=A4fen?=,"Ports, all"\r\n'
    article = only(mail("The council paid.", labels))
    assert article.tags == ("Häfen", "Ports, all")
    assert not article.starred


@pytest.mark.parametrize(
    ("header", "is_starred"),
    [
        ("X-Gmail-Labels: Starred,Sent", True),
        ("X-Mozilla-Status: 0005", True),
        ("X-Mozilla-Status: 0001", False),
        ("X-Mozilla-Status: soon", False),
    ],
)
def test_a_star_at_a_mail_stays(header: str, *, is_starred: bool) -> None:
    assert only(mail("The council paid.", f"{header}\r\n")).starred is is_starred


def test_tags_of_thunderbird_are_tags_but_for_those_it_came_with() -> None:
    article = only(mail("The council paid.", "X-Mozilla-Keys: $label1 nonjunk harbour\r\n"))
    assert article.tags == ("harbour",)


def names(data: bytes, name: str = "mail.eml") -> list[str]:
    return [
        f"{each.part}: {each.sentence}" if isinstance(each, Failure) else each.file
        for each in found(data, name)
    ]


def shown(article: ImportedArticle) -> list[tuple[str, int, str]]:
    return [
        (block.kind.value, block.level, article.text[block.start : block.end])
        for block in article.blocks
    ]


def newsletter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"The Quay, weekly" <news@mailer.example>'
    message["Subject"] = "Fähre – und عبّارة"
    message["Date"] = "Fri, 19 Feb 2021 06:00:00 +0000"
    message["Message-ID"] = "<2@mailer.example>"
    message["List-Id"] = "The Quay <quay.mailer.example>"
    message["List-Unsubscribe"] = "<https://mailer.example/bye>"
    message["Archived-At"] = "<https://quay.example/2021/7>"
    message.set_content("The ferry sails. Read it on the web.\n")
    message.add_alternative(
        "<html><body><div style='display:none'>Preheader</div><table><tr><td>"
        "<h1>Ferry</h1><p>The <a href='https://quay.example/f'>ferry</a> sails again.</p>"
        "</td></tr></table><p>You are receiving this: <a href='x'>unsubscribe</a></p>",
        subtype="html",
    )
    return message


def test_a_mail_says_who_wrote_it_when_and_about_what() -> None:
    article = only(mail("First line.\r\n\r\nSecond line.\r\n"))
    assert (article.title, article.byline) == ("Pilots sail", "Ines Halloran")
    assert article.source == "wire.example"
    assert article.published == "2021-02-18T16:56:50+01:00"
    assert article.text == "Pilots sail\nFirst line.\nSecond line."
    assert (article.media_type, article.file) == ("message/rfc822", "mail.eml")
    assert article.original.startswith(b"Message-ID")


def test_a_newsletter_is_its_html_from_its_list() -> None:
    article = only(newsletter().as_bytes())
    assert shown(article) == [
        ("title", 0, "Fähre – und عبّارة"),
        ("heading", 1, "Ferry"),
        ("paragraph", 0, "The ferry sails again."),
        ("boilerplate", 0, "You are receiving this: unsubscribe"),
    ]
    links = [each.href for each in article.inlines if each.kind is InlineKind.LINK]
    assert links == ["https://quay.example/f"]
    assert article.source == "The Quay"
    assert article.url == "https://quay.example/2021/7"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("View in browser", "boilerplate"),
        ("» Open in app or online", "boilerplate"),
        ("Im Browser lesen", "boilerplate"),
        ("عرض في المتصفح", "boilerplate"),
        ("在浏览器中查看", "boilerplate"),
        ("The pilots view online maps of the strait.", "paragraph"),
    ],
)
def test_links_to_a_newsletter_on_the_web_are_none_of_it(line: str, kind: str) -> None:
    article = only(mail(f"{line}\r\n\r\nThe council paid the pilots at last.\r\n"))
    assert shown(article)[1] == (kind, 0, line)


def test_html_that_only_says_where_the_text_is_loses_against_plain_text() -> None:
    message = EmailMessage()
    message["Subject"] = "S"
    message.set_content("All of the text of this newsletter, which is long enough.\n")
    message.add_alternative("<p>Online</p>", subtype="html")
    assert "All of the text" in only(message.as_bytes()).text


def test_quoted_replies_and_signatures_are_marked() -> None:
    article = only(
        mail("I agree.\r\n\r\n> You wrote\r\n> this.\r\n>> And this.\r\n-- \r\nInes\r\n")
    )
    assert shown(article)[1:] == [
        ("paragraph", 0, "I agree."),
        ("quote", 1, "You wrote"),
        ("quote", 1, "this."),
        ("quote", 2, "And this."),
        ("boilerplate", 0, "Ines"),
    ]


@pytest.mark.parametrize(("delsp", "joined"), [("no", "one two"), ("yes", "onetwo")])
def test_lines_that_flow_are_joined(delsp: str, joined: str) -> None:
    kind = f"Content-Type: text/plain; charset=utf-8; format=flowed; delsp={delsp}\r\n"
    article = only(mail("one \r\ntwo\r\n> three \r\n> four\r\nfive \r\n-- \r\nname\r\n", kind))
    assert [text for _, _, text in shown(article)[1:]] == [
        joined, "three four" if delsp == "no" else "threefour", "five", "name",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=?utf-8?Q?F=C3=A4hre?= =?utf-8?Q?_ab?=", "Fähre ab"),
        ("=?iso-8859-1?Q?F=E4hre?= and more", "Fähre and more"),
        ("=?utf-8?B?2LnYqNmR?= =?utf-8?B?2KfYsdip?=", "عبّارة"),
        ("=?x-unknown?Q?F=C3=A4hre?=", "Fähre"),
        ("=?utf-8?B?broken", "=?utf-8?B?broken"),
        ("Fähre in raw UTF-8", "Fähre in raw UTF-8"),
        ("folded\r\n over lines", "folded over lines"),
    ],
)
def test_a_subject_is_decoded(written: str, meant: str) -> None:
    data = mail("Text.").replace(b"Pilots sail", written.encode())
    assert only(data).title == meant


@pytest.mark.parametrize("declared", ["utf-8", "us-ascii", "iso-8859-1", "x-unknown", '""'])
@pytest.mark.parametrize("real", ["utf-8", "cp1252"])
def test_a_wrong_charset_is_seen_through(declared: str, real: str) -> None:
    body = "Le café était fermé après la tempête, dit-on à l’école. " * 3
    head = mail("", f"Content-Type: text/plain; charset={declared}\r\n")
    assert "l’école" in only(head + body.encode(real)).text


@pytest.mark.parametrize(
    ("list_id", "source"),
    [
        ('"Friends of the port" <port.lists.example>', "Friends of the port"),
        ("<port.lists.example>", "port.lists.example"),
        ("6c1b5b66e4 mc list <6c1b5b66e4.219.list-id.mailer.example>", "The Quay, weekly"),
        ("<7233910.xt.local>", "The Quay, weekly"),
        ("", "The Quay, weekly"),
    ],
)
def test_the_source_is_what_people_call_a_list(list_id: str, source: str) -> None:
    message = newsletter()
    del message["List-Id"]
    message["List-Id"] = list_id
    assert only(message.as_bytes()).source == source


@pytest.mark.parametrize(
    ("sender", "byline", "source"),
    [
        ('"Halloran, Ines" <i@a.example>', "Ines Halloran", "a.example"),
        ("=?utf-8?Q?Halloran=2C_Ines?= <i@a.example>", "Ines Halloran", "a.example"),
        ("i@a.example", "", "a.example"),
        ("Ines Halloran", "Ines Halloran", ""),
        ("", "", ""),
    ],
)
def test_who_wrote_it_is_made_out(sender: str, byline: str, source: str) -> None:
    data = mail("Text.").replace(b"Ines Halloran <ines@wire.example>", sender.encode())
    article = only(data)
    assert (article.byline, article.source) == (byline, source)


def test_a_mail_in_a_mail_and_a_file_with_it_are_articles_too() -> None:
    message = newsletter()
    outer = EmailMessage()
    outer["Subject"] = "Have a look"
    outer.set_content("Here it is.\n")
    outer.add_attachment(message)
    outer.add_attachment(b"Words of a file.\n", "text", "plain", filename="notes.txt")
    outer.add_attachment(b"\x89PNG", "image", "png", filename="picture.png")
    assert names(outer.as_bytes()) == ["mail.eml", "mail.eml/1", "mail.eml/notes.txt"]
    assert getattr(found(outer.as_bytes())[1], "title", "") == "Fähre – und عبّارة"


def test_an_archive_with_a_mail_is_read_to_the_limit() -> None:
    data = mail("Text.")
    for _ in range(5):
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("mail.eml", data)
        outer = EmailMessage()
        outer["Message-ID"] = "<3@a.example>"
        outer["From"] = "a@a.example"
        outer.add_attachment(buffer.getvalue(), "application", "zip", filename="a.zip")
        data = outer.as_bytes()
    (told,) = names(data)
    assert "more than 3 deep" in told


MAILBOX = (
    b"From ines@wire.example Thu Feb 18 16:56:50 2021\n"
    + mail("One.\n>From here on.\nFrom there.\n").replace(b"\r", b"").replace(b"Date:", b"X-Date:")
    + b"\nFrom - Fri Feb 19 06:00:00 2021\n"
    + newsletter().as_bytes()
    + b"\nFrom x@y.example Sat Feb 20 06:00:00 2021\n"
    + b"Subject: empty\nFrom: x@y.example\n\n"
)


def test_each_mail_of_a_mailbox_is_an_article() -> None:
    first, second, third = found(MAILBOX, "box.mbox")
    assert isinstance(first, ImportedArticle)
    assert isinstance(second, ImportedArticle)
    assert first.text == "Pilots sail\nOne.\nFrom here on.\nFrom there."
    assert first.published == "2021-02-18T16:56:50+00:00"
    assert (first.file, second.file) == ("box.mbox#1", "box.mbox#2")
    assert second.title == "Fähre – und عبّارة"
    assert third == Failure("#3", "There is no text in this mail.")


def test_a_mailbox_as_another_program_writes_it_is_read(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box.mbox")
    box.add(newsletter())
    box.add(mail("From the beginning.\r\n"))
    box.close()
    data = (tmp_path / "box.mbox").read_bytes()
    first, second = found(data, "box.mbox")
    assert getattr(first, "title", "") == "Fähre – und عبّارة"
    assert getattr(second, "text", "") == "Pilots sail\nFrom the beginning."


def test_what_thunderbird_has_deleted_is_passed_over() -> None:
    data = MAILBOX.replace(b"2021\n", b"2021\nX-Mozilla-Status: 0009\n", 1)
    data = data.replace(b"From -", b"From - Fri", 1)
    data = data.replace(b"06:00:00 2021\n", b"06:00:00 2021\nX-Mozilla-Status: 0001\n", 1)
    assert names(data, "Inbox")[0] == "Inbox#2"


def test_a_mailbox_in_mmdf_comes_in_by_its_mails(tmp_path: Path) -> None:
    box = mailbox.MMDF(tmp_path / "inbox")
    for number in (1, 2):
        box.add(f"Subject: Boats {number}\n\nFrom here on the boats\nwere late.\n")
    box.add(b"Subject: The last\n\nShort and good, with no more to be said of the boats.\n")
    box.close()
    data = (tmp_path / "inbox").read_bytes()
    bare = data.replace(b"From MAILER-DAEMON", b"X-From: MAILER-DAEMON")
    for written in (data, bare, data.replace(b"\n", b"\r\n")):
        articles = found(written, "inbox")
        assert [article.title for article in articles] == ["Boats 1", "Boats 2", "The last"]
        assert [article.file for article in articles] == ["inbox#1", "inbox#2", "inbox#3"]
        assert "From here on the boats" in articles[0].text
        assert not any("\x01" in article.text for article in articles)


def test_a_mailbox_may_begin_with_empty_lines() -> None:
    written = b"\n\nFrom a@b Sat Jun 12 10:00:00 2021\n" + mail("They sail.\n")
    (article,) = read(Document.of(written, "inbox.mbox"))
    assert isinstance(article, ImportedArticle)
    assert article.text == "Pilots sail\nThey sail."


def test_a_mailbox_needs_no_name_to_be_known() -> None:
    assert names(MAILBOX, "Inbox")[:2] == ["Inbox#1", "Inbox#2"]
    assert names(mail("Text."), "") == [""]


def test_a_mail_that_is_too_large_is_refused_and_the_others_are_read() -> None:
    long_one = mail("words and words\n" * 1000).replace(b"\r", b"")
    data = MAILBOX.replace(
        b"\nFrom -", b"\nFrom a@b Thu Feb 18 16:56:50 2021\n" + long_one + b"\nFrom -"
    )
    read_ones = list(read(Document.of(data, "box.mbox", Limits(size=5000))))
    assert [type(each).__name__ for each in read_ones] == [
        "ImportedArticle", "Failure", "ImportedArticle", "Failure",
    ]  # fmt: skip


def test_a_mail_of_apple_is_read_without_what_is_around_it() -> None:
    data = mail("Text.\r\n")
    wrapped = f"{len(data)}\n".encode() + data + b"<?xml version='1.0'?><plist></plist>"
    assert only(wrapped, "1.emlx").text == "Pilots sail\nText."


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (mail(""), "a.eml", "no text in this mail"),
        (mail("x", "Content-Type: application/ms-tnef\r\n"), "a.eml", "winmail.dat"),
        (mail("x", "Content-Type: multipart/encrypted; boundary=b\r\n"), "a.eml", "encrypted"),
        (b"", "a.eml", "empty"),
        (b"no mailbox", "a.mbox", "no mail in this mailbox"),
    ],
)
def test_what_is_no_mail_is_refused_with_a_sentence(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        found(data, name)


def test_a_mail_of_too_many_parts_in_parts_is_refused_with_a_sentence() -> None:
    data = HEADERS.encode()
    for level in range(2000):
        data += f"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n".encode()
    (item,) = read_apart([Source("deep.eml", data=data)])
    assert isinstance(item.article, UnreadableFileError)


def test_a_mail_that_no_server_has_seen_is_one() -> None:
    head = "From: a@port.example\nTo: b@port.example\nSubject: Boats\nMIME-Version: 1.0\n"
    written = f"{head}Content-Transfer-Encoding: quoted-printable\n\nThey caf=C3=A9.\n"
    (article,) = read(Document.of(written.encode(), "12"))
    assert isinstance(article, ImportedArticle)
    assert article.text == "Boats\nThey café."


def test_a_page_saved_as_mhtml_is_no_mail() -> None:
    from reader.importers.from_mail import recognises

    start = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\nSubject: a\r\n"
    )
    assert not recognises(Document.of(start + b"MIME-Version: 1.0\r\n\r\n", "a.mhtml"))


STARTS = [MAILBOX, mail("Text."), newsletter().as_bytes()]


@settings(deadline=None)
@given(st.sampled_from(STARTS), st.integers(0, 2500), st.binary(max_size=200), st.integers(0, 2500))
def test_broken_mails_give_articles_or_a_sentence(
    start: bytes, place: int, noise: bytes, following: int
) -> None:
    for name in ("a.eml", "a.mbox"):
        with suppress(UnreadableFileError):
            found(start[:place] + noise + start[following:], name)


HEADER_TEXT = st.text(st.sampled_from("=?utf-8Q B\r\n;\"'<>()@,:*%0\\\x00é\udce9 "), max_size=60)


FUZZED = (
    *("From", "Subject", "Date", "List-Id", "Content-Type", "Content-Disposition"),
    "Content-Transfer-Encoding",
)


@settings(deadline=None)
@given(st.sampled_from(FUZZED), HEADER_TEXT, HEADER_TEXT)
def test_broken_headers_give_articles_or_a_sentence(name: str, one: str, other: str) -> None:
    value = f"{one}text/plain; charset={other}; filename*0*={other}; boundary={one}"
    data = f"{name}: {value}\r\nMessage-ID: <1@a>\r\nFrom: a\r\n\r\nText.\r\n"
    with suppress(UnreadableFileError):
        found(data.encode("utf-8", "surrogateescape"))
