// Owns the few words of the page itself; the bot's own words come from the bot.

const LABELS = {
  en: {
    message: "Message", send: "Send", menu: "Menu", start: "START", language: "Language",
    other: "Other…", tag: "Language tag, such as pt-br", ok: "OK", more: "More",
    restart: "Restart chat", person: "New person", samples: "Sample keys", calls: "Bot API calls",
    close: "Close", copy: "Copy", copied: "Copied", deleted: "deleted", edited: "edited",
    bot: "bot", typing: "typing…", offline: "connecting…", attach: "Attach a file",
    keyboard: "Keyboard", end: "To the newest message", edit: "Edit", remove: "Delete",
    forwarded: "Forwarded from", block: "Block the bot", hint: "Send or copy a value to try it out.",
    none: "No sample keys here.", photo: "Photo", unfold: "Show all",
  },
  nb: {
    message: "Melding", send: "Send", menu: "Meny", start: "START", language: "Språk",
    other: "Annet …", tag: "Språkkode, for eksempel pt-br", ok: "OK", more: "Mer",
    restart: "Start på nytt", person: "Ny person", samples: "Prøvenøkler", calls: "Bot API-kall",
    close: "Lukk", copy: "Kopier", copied: "Kopiert", deleted: "slettet", edited: "redigert",
    bot: "bot", typing: "skriver …", offline: "kobler til …", attach: "Legg ved en fil",
    keyboard: "Tastatur", end: "Til nyeste melding", edit: "Rediger", remove: "Slett",
    forwarded: "Videresendt fra", block: "Blokker boten",
    hint: "Send eller kopier en verdi for å prøve den.", none: "Ingen prøvenøkler her.", photo: "Bilde", unfold: "Vis alt",
  },
  ar: {
    message: "رسالة", send: "إرسال", menu: "القائمة", start: "ابدأ", language: "اللغة",
    other: "أخرى…", tag: "رمز اللغة، مثل pt-br", ok: "حسنًا", more: "المزيد",
    restart: "إعادة بدء المحادثة", person: "شخص جديد", samples: "مفاتيح تجريبية",
    calls: "طلبات Bot API", close: "إغلاق", copy: "نسخ", copied: "تم النسخ", deleted: "حُذفت",
    edited: "مُعدّلة", bot: "بوت", typing: "يكتب…", offline: "جارٍ الاتصال…", attach: "إرفاق ملف",
    keyboard: "لوحة المفاتيح", end: "إلى أحدث رسالة", edit: "تعديل", remove: "حذف",
    forwarded: "أُعيد توجيهها من", block: "حظر البوت", hint: "أرسل قيمة أو انسخها لتجربتها.",
    none: "لا توجد مفاتيح تجريبية هنا.", photo: "صورة", unfold: "عرض الكل",
  },
  ru: {
    message: "Сообщение", send: "Отправить", menu: "Меню", start: "ЗАПУСТИТЬ", language: "Язык",
    other: "Другой…", tag: "Код языка, например pt-br", ok: "ОК", more: "Ещё",
    restart: "Начать чат заново", person: "Новый человек", samples: "Пробные ключи",
    calls: "Вызовы Bot API", close: "Закрыть", copy: "Скопировать", copied: "Скопировано",
    deleted: "удалено", edited: "изменено", bot: "бот", typing: "печатает…",
    offline: "подключение…", attach: "Прикрепить файл", keyboard: "Клавиатура",
    end: "К новому сообщению", edit: "Изменить", remove: "Удалить",
    forwarded: "Переслано от", block: "Заблокировать бота",
    hint: "Отправьте или скопируйте значение, чтобы попробовать.", none: "Пробных ключей нет.", photo: "Фото", unfold: "Показать всё",
  },
};

export const LANGUAGES = [["en", "English"], ["ar", "العربية"], ["nb", "Norsk"], ["ru", "Русский"]];
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

const primary = (tag) => tag.toLowerCase().split("-")[0];

export const direction = (tag) => (RIGHT_TO_LEFT.has(primary(tag)) ? "rtl" : "ltr");

export const labels = (tag) => {
  const code = primary(tag);
  return LABELS[{ no: "nb", nn: "nb" }[code] ?? code] ?? LABELS.en;
};
