"""What columns of tables are called that hold a field of an article, in many languages.

Names are compared in the form that `folded` gives: ``pubDate``, ``pub_date`` and ``Pub Date``
are one. Of several columns with names of one field, the name that stands first here counts.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from unicodedata import category, normalize


class Field(StrEnum):
    """What a column can be for an article."""

    TITLE = "title"
    TEXT = "text"
    DATE = "date"
    SOURCE = "source"
    BYLINE = "byline"
    URL = "url"
    LANGUAGE = "language"
    TAGS = "tags"
    NOTE = "note"
    ID = "id"
    OWN = "own"
    """A field of the user's own, called as the column is."""
    SKIPPED = "skipped"


_NAMES = {
    Field.TEXT: """
        text|full text|article text|article body|body text|main text|maintext|clean text|body|
        content|contents|article content|news content|content text|article|story|news|post|
        document|transcript|paragraphs|self text|content html|html|raw html|raw text|
        texte|texte intégral|contenu|corps|artikel|inhalt|volltext|fließtext|texto|contenido|
        cuerpo|testo|contenuto|conteúdo|tekst|metin|içerik|haber|haber metni|
        نص|النص|المحتوى|محتوى|متن|متن خبر|دەق|ناوەڕۆک|nivîs|naverok|
        текст|содержание|статья|טקסט|תוכן|גוף|正文|内容|內容|文本|本文|記事|
        obsah|plný text|tekstas|treść|tekst artykułu|szöveg|tartalom|conținut|brödtext|innehåll|
        brødtekst|indhold|innhold|teksti|sisältö|κείμενο|περιεχόμενο|зміст|съдържание|садржај|isi|
        isi berita|konten|nội dung|본문|내용|기사|เนื้อหา|ข้อความ|পাঠ্য|सामग्री|पाठ""",
    Field.TITLE: """
        title|headline|article title|news title|web title|head line|heading|subject|name|
        titre|titel|überschrift|schlagzeile|título|titular|titolo|manchete|tytuł|
        başlık|haber başlığı|العنوان|عنوان|عنوان الخبر|تیتر|عنوان خبر|سەردێڕ|ناونیشان|sernav|
        заголовок|название|כותרת|标题|標題|题目|タイトル|見出し|題名|
        kop|nadpis|titulek|název|nadpisy|nagłówek|cím|főcím|titlu|rubrik|overskrift|otsikko|
        τίτλος|назва|заглавие|наслов|judul|tiêu đề|제목|หัวข้อ|หัวเรื่อง|শিরোনাম|शीर्षक""",
    Field.DATE: """
        published at|published|publish date|published date|published on|publication date|
        date published|date publish|pub date|web publication date|article date|date|
        published time|publish time|publishing date|issued|date issued|news date|datetime|
        date time|time published|posted at|posted on|post date|created at|created|created utc|
        timestamp|time|
        date de publication|publié le|datum|erscheinungsdatum|veröffentlicht|
        veröffentlichungsdatum|fecha|fecha de publicación|data|data di pubblicazione|
        data de publicação|tarih|yayın tarihi|haber tarihi|
        التاريخ|تاريخ|تاريخ النشر|تاریخ|تاریخ انتشار|بەروار|ڕێکەوت|dîrok|
        дата|дата публикации|תאריך|日期|发布时间|發布時間|发布日期|时间|日付|公開日|
        datum publikace|data publikacji|dátum|megjelenés|publicerad|publiceringsdatum|dato|
        udgivet|publisert|päivämäärä|julkaistu|ημερομηνία|дата публікації|tanggal|ngày|ngày đăng|
        날짜|게시일|작성일|วันที่|তারিখ|तारीख|दिनांक""",
    Field.SOURCE: """
        source|source name|outlet|publisher|publication|newspaper|media outlet|news outlet|media|
        news source|media name|publication title|pub title|site name|site|website|
        source domain|domain|source hostname|hostname|agency|provider|
        journal|paper|quelle|zeitung|medium|fuente|periódico|medio|fonte|testata|jornal|kaynak|
        gazete|المصدر|مصدر|الصحيفة|منبع|خبرگزاری|سەرچاوە|çavkanî|источник|издание|מקור|
        来源|來源|媒体|新闻来源|出典|媒体名|
        krant|bron|zdroj|noviny|źródło|gazeta|forrás|sursa|ziar|källa|tidning|kilde|
        lähde|lehti|πηγή|εφημερίδα|джерело|видання|източник|извор|sumber|nguồn|báo|언론사|출처|매체|
        แหล่งที่มา|উৎস|स्रोत""",
    Field.BYLINE: """
        byline|author|authors|author name|author names|by|writer|writers|reporter|journalist|
        creator|auteur|auteurs|autor|autorin|autoren|verfasser|verfasserin|autores|autora|autore|
        autori|yazar|muhabir|الكاتب|كاتب|المؤلف|نویسنده|خبرنگار|نووسەر|nivîskar|
        автор|авторы|מחבר|כתב|作者|记者|記者|著者|筆者|
        autorzy|schrijver|journaliste|novinář|dziennikarz|szerző|skribent|författare|forfatter|
        journalisten|kirjoittaja|συγγραφέας|συντάκτης|авторка|автор статті|penulis|wartawan|tác giả|
        기자|작성자|저자|ผู้เขียน|লেখক|लेखक""",
    Field.URL: """
        url|link|article url|canonical url|web url|permalink|page url|news url|document url|uri|
        href|address|source url|short url|lien|adresse|enlace|indirizzo|bağlantı|adres|
        الرابط|رابط|لینک|نشانی|بەستەر|lînk|ссылка|адрес|קישור|链接|鏈接|網址|网址|リンク|
        odkaz|odkazy|hivatkozás|länk|lenke|linkki|σύνδεσμος|посилання|адреса|tautan|liên kết|
        주소|링크|ลิงก์|লিঙ্ক|लिंक""",
    Field.LANGUAGE: """
        language|lang|language code|lang code|iso language|langue|sprache|idioma|lingua|língua|
        dil|اللغة|لغة|زبان|زمان|ziman|язык|שפה|语言|語言|言語|
        taal|jazyk|język|nyelv|limbă|språk|sprog|kieli|γλώσσα|мова|bahasa|ngôn ngữ|언어|ภาษา|ভাষা|
        भाषा""",
    Field.TAGS: """
        tags|tag|keywords|keyword|topics|topic|categories|category|tag names|subjects|
        mots clés|étiquettes|catégorie|catégories|schlagwörter|schlagworte|stichwörter|kategorie|
        etiquetas|palabras clave|categoría|parole chiave|categoria|palavras chave|
        etiketler|anahtar kelimeler|kategori|الوسوم|كلمات مفتاحية|التصنيف|برچسب|برچسب ها|
        کلیدواژه|تاگ|هاشتاگ|etîket|теги|ключевые слова|категория|תגיות|标签|標籤|关键词|タグ|
        trefwoorden|klíčová slova|štítky|słowa kluczowe|tagi|címkék|nyckelord|taggar|stikord|
        emneord|avainsanat|ετικέτες|λέξεις κλειδιά|ключові слова|kata kunci|từ khóa|태그|키워드|
        แท็ก""",
    Field.NOTE: "note|notes|my notes|user note|notiz|notizen|nota|notas|not|notlar|ملاحظات|یادداشت",
    Field.ID: """
        id|article id|doc id|document id|news id|story id|post id|uid|uuid|guid|identifier|key|
        kimlik|nummer|num|معرف|شناسه""",
    Field.SKIPPED: "|index|unnamed|unnamed 0|unnamed 0 1|level 0|index level 0|row|row number",
}
SHORTER_TEXTS = """description|hlead|summary|abstract|lead|lead paragraph|lede|teaser|snippet|
    excerpt|intro|subtitle|caption|comment|message|tweet|review|résumé|chapô|chapeau|zusammenfassung|
    anriss|resumen|sommario|resumo|özet|spot|ملخص|وصف|خلاصه|چکیده|لید|کورتە|kurte|
    описание|аннотация|תקציר|摘要|概要"""
"""Columns that are the text where there is none that holds more of it."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SEPARATORS = re.compile(r"[\W_]+")
_VALUES = frozenset(
    ("main", "rendered", "name", "value", "original", "full", "display name", "plain")
)
"""Last parts of paths (``headline.main``, ``source.name``) that say nothing by themselves."""


def folded(name: str) -> str:
    """Return a name of a column as small words without accents, single spaces between them."""
    spaced = _SEPARATORS.sub(" ", _CAMEL.sub(" ", name)).strip().casefold()
    letters = normalize("NFKD", spaced)
    return normalize("NFC", "".join(each for each in letters if category(each) != "Mn"))


@lru_cache(maxsize=4096)
def field_of(name: str) -> tuple[Field, int] | None:
    """Return the field that a name stands for, and how far down its list; None for no field.

    Of a path (``author.name``) the last part that says something counts.
    """
    parts = [folded(part) for part in name.split(".")]
    while len(parts) > 1 and parts[-1] in _VALUES:
        parts.pop()
    found = _known().get(parts[-1].replace(" ", ""))
    if found is not None and found[0] is Field.TITLE and (source := _source_of(name)):
        return source
    # The id of a source, or the name of a place, is none of the article's.
    nested = len(parts) > 1 and found is not None and found[0] in {Field.ID, Field.SKIPPED}
    return None if nested else found


def _source_of(name: str) -> tuple[Field, int] | None:
    """Return what the title in an object is of that is a source (``source.title``)."""
    outer = name.split(".")[-2:-1]
    found = _known().get(folded(outer[0]).replace(" ", "")) if outer else None
    is_source = found is not None and found[0] is Field.SOURCE and not outer[0].startswith("_")
    return found if is_source else None


def is_shorter_text(name: str) -> bool:
    """Tell whether a column is called as what stands beside a text and is less than it."""
    words = folded(name.rpartition(".")[2])
    return words in _shorter() or words.rpartition(" ")[2] in _shorter()


@cache
def _known() -> dict[str, tuple[Field, int]]:
    """Return all names, without spaces: ``pubdate`` is written as often as ``pub_date``."""
    known: dict[str, tuple[Field, int]] = {}
    for field, names in _NAMES.items():
        for place, name in enumerate(names.split("|")):
            known.setdefault(folded(name).replace(" ", ""), (field, place))
    return known


@cache
def _shorter() -> frozenset[str]:
    return frozenset(folded(name) for name in SHORTER_TEXTS.split("|"))
