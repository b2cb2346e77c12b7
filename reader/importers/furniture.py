"""Page furniture: the lines of a web page that are none of its article's.

All rules are for a whole line. They are few and exact, since a line that is taken for
furniture is shown faded.
"""

from __future__ import annotations

import re

LONGEST = 240
"""Code points; no line of furniture is longer."""

_SHARE_WORDS = (
    r"share|tweet|facebook|twitter|x|whatsapp|telegram|linkedin|viber|messenger|pinterest|reddit|"
    r"instagram|youtube|tiktok|threads|bluesky|e-?mail|print|copy link|copy|link|save|"
    r"partager|imprimer|envoyer|teilen|drucken|paylaş|yazdır|شارك|مشاركة|طباعة|فيسبوك|تويتر|واتساب|"
    r"تلغرام|اشتراک‌گذاری|چاپ|فیسبوک|توییتر|تلگرام|واتساپ|هاوبەشکردن|parve bike"
)
_WHOLE = (
    r"share (?:this|the)(?: (?:article|story|post|page|news))?(?: (?:on|via|with)\b.{0,40})?",
    r"(?:share|follow us|find us) (?:on|via)\b.{0,60}",
    r"partager (?:cet article|sur\b.{0,40})|(?:artikel|beitrag) teilen|haberi paylaş",
    r"شارك (?:الخبر|المقال|على .{1,40})",
    r"(?:\d[\d.,]*\s?[km]?\s+)?(?:shares?|views?|comments?|likes?)(?:\s+\d[\d.,]*)?",
    r"(?:leave|post|add|write) a comment|(?:back|scroll|go) to top|skip to (?:main )?content",
    r"advertis(?:ement|ing)|sponsored(?: content)?|publicité|anzeige|reklam|إعلان|اعلان|تبلیغات",
    (
        r"(?:sign|log) (?:in|up)|subscribe(?: now)?|accept (?:all|cookies|all cookies)|"
        r"reject all|manage (?:cookies|preferences)|cookie (?:policy|settings|preferences)|"
        r"privacy policy|terms (?:of use|of service|and conditions)"
    ),
    r"(?:related|more|latest|top|recommended|popular|trending) (?:articles?|news|stories|topics)",
    (
        r"(?:haberin )?devamını oku|ilgili haberler|mehr zum thema|sur le même sujet|أخبار ذات صلة|"
        r"مواضيع ذات صلة|مطالب مرتبط|اخبار مرتبط|بابەتی پەیوەندیدار|nûçeyên têkildar"
    ),
)
_OPENINGS = (
    (
        r"(?:tags?|keywords|topics|filed under|mots[- ]clés|schlagwörter|etiketler|الوسوم|"
        r"كلمات مفتاحية|کلیدواژه‌?ها|برچسب‌?ها|تاگ|etîket)\s*[:：].+"
    ),
    r"(?:copyright\s+)?(?:©|\(c\)).{0,120}|copyright\s+\d{4}.{0,120}",
    (
        r"(?:we(?: and our partners)? use|this (?:site|website|page)|our (?:site|website)|"
        r"by (?:using|continuing)|ce site|"
        r"diese (?:seite|website)|wir (?:verwenden|nutzen)|nous utilisons|bu site|sitemiz\w*|"
        r"يستخدم (?:هذا )?الموقع|نستخدم|این (?:سایت|وب‌?سایت))\b.{0,160}"
        r"\b(?:cookies?|çerez\w*|كوكيز|ملفات تعريف الارتباط|کوکی\w*)\b.{0,80}"
    ),
    (
        r"(?:subscribe|sign up|join our|abonnez-vous|inscrivez-vous|abonnieren sie|abone ol\w*|"
        r"اشترك\w*|سجل\w*)\b.{0,80}\b"
        r"(?:newsletters?|channel|infolettre|chaîne|kanal\w*|bülten\w*|"
        r"نشرتنا\w*|النشرة|قناتنا|خبرنامه|کانال)\b.{0,80}"
    ),
    (
        r"follow us\b.{0,80}|(?:like|find) us on\b.{0,60}|"
        r"download (?:our|the) (?:\w+ )?app\b.{0,60}|"
        r"suivez-nous\b.{0,80}|folgen sie uns\b.{0,80}|bizi takip edin\b.{0,80}|تابعونا.{0,80}|"
        r"ما را .{1,40}دنبال کنید.{0,20}"
    ),
)
_READ_ALSO = (
    r"(?:read (?:also|more|next)|also read|see also|more on this(?: story)?|related|"
    r"(?:à )?lire aussi|lire également|lesen sie auch|auch interessant|ayrıca (?:oku\w*|bakınız)|"
    r"(?:اقرأ|إقرأ|اقرا)\s(?:أيضاً?|ايضاً?|أيضًا|المزيد)|بیشتر بخوانید|همچنین بخوانید|"
    r"هەروەها بخوێنە\w*|زیاتر بخوێنە\w*|bêtir bixwîn\w*)(?:\s*[:：>»|].*|\s*)"
)
_SHARE_BAR = rf"(?:{_SHARE_WORDS})(?:[\s|,/·•]+(?:{_SHARE_WORDS}))*"

_FURNITURE = re.compile("|".join((_SHARE_BAR, _READ_ALSO, *_WHOLE, *_OPENINGS)))
_READ_ALSO_LINE = re.compile(_READ_ALSO)
_CLOSING = re.compile(
    r"(?:[^\W\d_][\w&’'-]*\s){1,3}(?:Live|LIVE|icon)|"
    r".{0,80}(?:[Aa]ll [Rr]ights [Rr]eserved|[Tt]ous droits réservés|[Aa]lle Rechte vorbehalten|"
    r"[Tt]üm hakları saklıdır|[Hh]emû maf parastî ne|جميع الحقوق محفوظة|تمامی? حقوق|کلیه حقوق|"
    r"هەموو مافێکی? پارێزراوە).{0,80}"
)


def is_furniture(line: str) -> bool:
    """Return whether ``line`` is page furniture wherever it stands at the edges of a text."""
    return len(line) <= LONGEST and _FURNITURE.fullmatch(line.lower()) is not None


def is_closing_furniture(line: str) -> bool:
    """Return whether ``line`` is page furniture below a text: a player, an icon's name."""
    return is_furniture(line) or _CLOSING.fullmatch(line) is not None


def is_read_also(line: str) -> bool:
    """Return whether ``line`` points to another article, as it can in the midst of a text."""
    return len(line) <= LONGEST and _READ_ALSO_LINE.fullmatch(line.lower()) is not None
