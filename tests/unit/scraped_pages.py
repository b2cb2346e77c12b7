"""Scraped pages in twelve languages: what stands in each line, and what the line is.

Every page has the same things around its body; the texts are the project's own.
"""

from __future__ import annotations

from typing import NamedTuple

_KINDS = {
    "t": "title",
    "d": "dateline",
    "b": "byline",
    "x": "boilerplate",
    "c": "caption",
    "p": "paragraph",
}


class Page(NamedTuple):
    """A scraped page, and what is to be found in it."""

    language: str
    title: str
    byline: str
    source: str
    published: str
    lines: str
    """Each after the letter of its kind."""

    @property
    def text(self) -> str:
        """The page as a scraper stores it."""
        return "\n".join(line[2:] for line in self.lines.strip().split("\n"))

    @property
    def kinds(self) -> list[str]:
        """What each line is."""
        return [_KINDS[line[0]] for line in self.lines.strip().split("\n")]


PAGES = [
    Page(
        "en",
        "Council widens pilot service in the strait",
        "Jane Doe",
        "Reuters",
        "2019-06-03T08:15:00+00:00",
        """
x Skip to main content
x Home > World > Harbours
x We use cookies to make this site better. By going on you accept them.
t Council widens pilot service in the strait
x Council widens pilot service in the strait | Tide News
b By Jane Doe
d Published: June 3, 2019 at 8:15 am
x Facebook Twitter WhatsApp Telegram Email Print
c Photo: A pilot boat leaves the harbour. Jane Doe / Tide
p PORT SAID, June 3 (Reuters) - The harbour council voted on Wednesday to widen the pilot service.
x ADVERTISEMENT
p “Every ship deserves a pilot,” its chairwoman said after a vote that took two hours.
x READ MORE: Storm closes the strait for a day
p Fishermen had asked for the change since the storms of last winter.
x Tags: harbour, pilots, strait
x Related articles
x Storm closes the strait for a day
x Ferry to be mended by autumn
x © 2019 Tide News. All rights reserved.
x Tide Live
x Radio radio icon
""",
    ),
    Page(
        "ar",
        "مجلس الميناء يوسّع خدمة الإرشاد في المضيق",
        "سارة حسن",
        "رويترز",
        "2019-06-03T08:15:00+00:00",
        """
x الرئيسية / أخبار / موانئ
x يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك. موافق
t مجلس الميناء يوسّع خدمة الإرشاد في المضيق
x مجلس الميناء يوسع خدمة الإرشاد في المضيق
d تاريخ النشر: الاثنين 3 حزيران (يونيو) 2019 - 8:15 ص
b بقلم: سارة حسن
x فيسبوك تويتر واتساب تلغرام طباعة
c الصورة: قارب إرشاد يغادر الميناء صباح الاثنين
p بور سعيد (رويترز) - صوّت مجلس الميناء يوم الأربعاء على توسيع خدمة الإرشاد في المضيق بعد العواصف.
x إعلان
p وقالت رئيسة المجلس بعد تصويت استمر ساعتين إن كل سفينة تستحق مرشدا.
x اقرأ أيضاً: العاصفة تغلق المضيق ليوم كامل
p وكان الصيادون قد طلبوا هذا التغيير منذ عواصف الشتاء الماضي.
x الوسوم: ميناء، إرشاد، مضيق
x أخبار ذات صلة
x العاصفة تغلق المضيق ليوم كامل
x جميع الحقوق محفوظة لموقع المد
x البث المباشر
""",
    ),
    Page(
        "ckb",
        "ئەنجومەنی بەندەر خزمەتگوزاری ڕێنیشاندەر فراوان دەکات",
        "ئازاد کەریم",
        "شەفەق نیوز",
        "2019-06-03",
        """
x سەرەتا
t ئەنجومەنی بەندەر خزمەتگوزاری ڕێنیشاندەر فراوان دەکات
x ئەنجومەنی بەندەر خزمەتگوزاری ڕێنیشاندەر فراوان دەکات
d بەروار: 3ی حوزەیرانی 2019
b نووسینی: ئازاد کەریم
x فەیسبووک تویتەر تێلیگرام
c وێنە: بەلەمێکی ڕێنیشاندەر بەیانی دووشەممە
p شەفەق نیوز/ ئەنجومەنی بەندەر چوارشەممە بڕیاری دا خزمەتگوزاری ڕێنیشاندەر لە گەروودا فراوان بکات.
x هەروەها بخوێنەوە: زریان گەرووەکەی داخست
p سەرۆکی ئەنجومەن گوتی هەموو کەشتییەک شایەنی ڕێنیشاندەرێکە و ئەمە پێویستە.
x بابەتی پەیوەندیدار
x زریان گەرووەکەی داخست
x هەموو مافێک پارێزراوە بۆ ماڵپەڕی شەپۆل
x ڕاستەوخۆ
""",
    ),
    Page(
        "ku",
        "Encumena benderê xizmeta rêberiyê berfireh dike",
        "Azad Kerîm",
        "Rûdaw",
        "2019-06-03",
        """
x Serrûpel
t Encumena benderê xizmeta rêberiyê berfireh dike
x Encumena benderê xizmeta rêberiyê berfireh dike - Pêl
d Dîrok: 3ê Hezîrana 2019'an
b Nivîskar: Azad Kerîm
x Facebook Twitter WhatsApp
c Wêne: Qeyikeke rêberiyê sibeha duşemê
p Hewlêr (Rûdaw) – Encumena benderê roja çarşemê biryar da ku xizmeta rêberiyê berfireh bike.
x Bêtir bixwîne: Bahozê tengav girt
p Seroka encumenê piştî dengdanê got ku her keştî hêjayî rêberekî ye.
x Nûçeyên têkildar
x Bahozê tengav girt
x Hemû maf parastî ne
x Weşana zindî
""",
    ),
    Page(
        "fa",
        "شورای بندر خدمات راهنمایی کشتی‌ها را گسترش می‌دهد",
        "مریم رضایی",
        "ایسنا",
        "2019-06-03T16:05:00+00:00",
        """
x خانه » اخبار » بندر
t شورای بندر خدمات راهنمایی کشتی‌ها را گسترش می‌دهد
d دوشنبه ۱۳ خرداد ۱۳۹۸ - ۱۶:۰۵
x کد خبر: 98031306
b نویسنده: مریم رضایی
x اشتراک‌گذاری | تلگرام | واتساپ | چاپ
c عکس: قایق راهنما در بامداد دوشنبه
p به گزارش ایسنا، شورای بندر روز چهارشنبه تصمیم گرفت خدمات راهنمایی کشتی‌ها را در تنگه گسترش دهد.
x بیشتر بخوانید: توفان تنگه را بست
p رئیس شورا پس از رأی‌گیری گفت که هر کشتی سزاوار یک راهنما است.
p ماهیگیران از زمستان گذشته خواستار این تغییر بودند و امروز خوشحال هستند.
x انتهای پیام
x برچسب‌ها: بندر، راهنما
x اخبار مرتبط
x توفان تنگه را بست
x تمامی حقوق این سایت محفوظ است
""",
    ),
    Page(
        "he",
        "מועצת הנמל מרחיבה את שירות הנתבים במצר",
        "דנה לוי",
        "רויטרס",
        "2019-06-03T16:05:00+00:00",
        """
x דף הבית > חדשות > נמלים
x אתר זה משתמש בעוגיות כדי לשפר את חוויית הגלישה
t מועצת הנמל מרחיבה את שירות הנתבים במצר
x מועצת הנמל מרחיבה את שירות הנתבים במצר | גאות
d פורסם: 3 ביוני 2019, 16:05
b מאת: דנה לוי
x פייסבוק טוויטר וואטסאפ הדפסה
c צילום: סירת נתבים בבוקר יום שני
p חיפה (רויטרס) - מועצת הנמל החליטה ביום רביעי להרחיב את שירות הנתבים במצר אחרי סערות החורף.
x פרסומת
p יושבת ראש המועצה אמרה אחרי ההצבעה שכל אונייה ראויה לנתב משלה.
x קראו גם: הסערה סגרה את המצר
p הדייגים ביקשו את השינוי מאז סערות החורף שעבר.
x תגיות: נמל, נתבים
x כתבות נוספות
x הסערה סגרה את המצר
x כל הזכויות שמורות לגאות
x שידור חי
""",
    ),
    Page(
        "tr",
        "Liman meclisi boğazda kılavuz hizmetini genişletiyor",
        "Ayşe Yılmaz",
        "AA",
        "2019-06-03T16:05:00+00:00",
        """
x Ana Sayfa / Gündem
x Bu web sitesi size daha iyi hizmet vermek için çerezleri kullanır.
t Liman meclisi boğazda kılavuz hizmetini genişletiyor
x LİMAN MECLİSİ BOĞAZDA KILAVUZ HİZMETİNİ GENİŞLETİYOR - Gelgit Haber
d Yayınlanma: 3 Haziran 2019 Pazartesi, 16:05
d Güncelleme: 5 Haziran 2019 09:00
b Yazan: Ayşe Yılmaz
x Paylaş Facebook Twitter WhatsApp Yazdır
c Fotoğraf: Bir kılavuz teknesi pazartesi sabahı
p İSTANBUL (AA) - Liman meclisi çarşamba günü boğazdaki kılavuz hizmetini genişletme kararı aldı.
x REKLAM
p Meclis başkanı oylamadan sonra her geminin bir kılavuzu hak ettiğini söyledi.
x İLGİLİ HABER: Fırtına boğazı kapattı
p Balıkçılar geçen kışın fırtınalarından beri bu değişikliği istiyordu.
x Etiketler: liman, kılavuz
x Çok okunanlar
x Fırtına boğazı kapattı
x Tüm hakları saklıdır © 2019 Gelgit
x Canlı Yayın
""",
    ),
    Page(
        "fr",
        "Le conseil du port étend le pilotage dans le détroit",
        "Jeanne Dupont",
        "AFP",
        "2019-06-03T16:05:00+00:00",
        """
x Aller au contenu
x Accueil › Monde › Ports
x Nous utilisons des cookies pour améliorer votre visite.
t Le conseil du port étend le pilotage dans le détroit
x Le conseil du port étend le pilotage dans le détroit – La Marée
b Par Jeanne Dupont
d Publié le 3 juin 2019 à 16h05
d Mis à jour le 5 juin 2019 à 9h00
x Partager Facebook Twitter WhatsApp Imprimer
c Photo : un bateau pilote lundi matin. Jeanne Dupont / La Marée
p Port-Saïd (AFP) - Le conseil du port a voté mercredi l’extension du service de pilotage.
x Publicité
p « Chaque navire mérite un pilote », a dit sa présidente après un vote de deux heures.
x Lire aussi : La tempête ferme le détroit
p Les pêcheurs demandaient ce changement depuis les tempêtes de l’hiver dernier.
x Mots-clés : port, pilotes
x Les plus lus
x La tempête ferme le détroit
x Tous droits réservés
""",
    ),
    Page(
        "de",
        "Hafenrat weitet den Lotsendienst in der Meerenge aus",
        "Hanna von der Au",
        "dpa",
        "2019-06-03T16:05:00+00:00",
        """
x Zum Inhalt springen
x Startseite > Welt > Häfen
x Diese Website verwendet Cookies, um Ihren Besuch zu verbessern.
t Hafenrat weitet den Lotsendienst in der Meerenge aus
x Hafenrat weitet den Lotsendienst in der Meerenge aus | Gezeiten
b Von Hanna von der Au
d Veröffentlicht am 3. Juni 2019 um 16:05 Uhr
x Teilen Facebook Twitter WhatsApp Drucken
c Foto: Ein Lotsenboot am Montagmorgen. Hanna von der Au/Gezeiten
p Port Said (dpa) - Der Hafenrat hat am Mittwoch beschlossen, den Lotsendienst auszubauen.
x Anzeige
p „Jedes Schiff verdient einen Lotsen“, sagte seine Vorsitzende nach der Abstimmung.
x Lesen Sie auch: Sturm schließt die Meerenge
p Die Fischer hatten die Änderung seit den Stürmen des letzten Winters verlangt.
x Schlagwörter: Hafen, Lotsen
x Weitere Artikel
x Sturm schließt die Meerenge
x Alle Rechte vorbehalten
""",
    ),
    Page(
        "ru",
        "Совет порта расширяет службу лоцманов в проливе",
        "Анна Петрова",
        "РИА Новости",
        "2019-06-03T16:05:00+00:00",
        """
x Главная > Новости > Порты
x Этот сайт использует файлы cookie, чтобы сделать его удобнее.
t Совет порта расширяет службу лоцманов в проливе
x Совет порта расширяет службу лоцманов в проливе - Прилив
d 16:05, 3 июня 2019
b Автор: Анна Петрова
x Поделиться ВКонтакте Одноклассники Телеграм
c Фото: лоцманский катер утром в понедельник
p МОСКВА, 3 июн - РИА Новости. Совет порта в среду решил расширить службу лоцманов в проливе.
x Реклама
p Каждое судно заслуживает лоцмана, сказала его председатель после голосования.
x Читайте также: Шторм закрыл пролив
p Рыбаки просили об этом изменении со времени штормов прошлой зимы.
x Теги: порт, лоцманы
x Новости по теме
x Шторм закрыл пролив
x Все права защищены
x Прямой эфир
""",
    ),
    Page(
        "zh",
        "港口委员会扩大海峡引航服务",
        "张三",
        "新华社",
        "2019-06-03T16:05:00+00:00",
        """
x 首页 > 新闻 > 港口
t 港口委员会扩大海峡引航服务
x 港口委员会扩大海峡引航服务_潮汐新闻
d 2019年06月03日16:05 来源：新华社
b 记者：张三
x 分享到：微信 微博 QQ空间
c 图为星期一早晨的引航船。
p 新华社北京6月3日电 港口委员会星期三决定扩大海峡的引航服务，以回应渔民的要求。
x 广告
p 委员会主席在表决后说，每艘船都应该有自己的引航员，这是安全的基本要求。
x 延伸阅读：风暴关闭海峡
p 渔民自去年冬天的风暴以来一直要求这一改变，他们对结果表示满意。
x 责任编辑：李四
x 相关新闻
x 风暴关闭海峡
x 版权所有 潮汐新闻
""",
    ),
    Page(
        "ja",
        "港湾評議会、海峡の水先案内を拡大",
        "田中太郎",
        "共同",
        "2019-06-03T16:05:00+00:00",
        """
x ホーム > 国際 > 港湾
x このサイトではクッキーを使用しています。
t 港湾評議会、海峡の水先案内を拡大
x 港湾評議会、海峡の水先案内を拡大 | 潮ニュース
d 公開日時：2019年6月3日(月) 16:05
b 記者：田中太郎
x シェア ツイート はてなブックマーク
c 写真：月曜日の朝の水先案内船
p 【カイロ共同】港湾評議会は水曜日、海峡の水先案内サービスを拡大することを決めた。
x 広告
p 議長は採決の後、すべての船に水先案内人が必要だと述べた。
x 関連記事：嵐で海峡が閉鎖
p 漁師たちは昨年の冬の嵐以来、この変更を求めていた。
x 関連ニュース
x 嵐で海峡が閉鎖
x 無断転載を禁じます
x ライブ配信
""",
    ),
]
