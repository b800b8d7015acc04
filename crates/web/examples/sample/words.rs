//! The frame's words, and sample people, clauses and instants.

use jiff::Timestamp;
use maud::html;
use web::components::*;

/// Picks one of three languages. The real pages use the catalogue, where a missing one doesn't compile.
#[derive(Clone, Copy)]
pub struct Say(pub &'static str);

impl Say {
    pub fn of(self, fr: &str, en: &str, ja: &str) -> String {
        match self.0 {
            "fr" => french(fr),
            "ja" => ja.into(),
            _ => en.into(),
        }
    }
}

fn french(text: &str) -> String {
    let mut text = text
        .replace(" h ", "\u{a0}h\u{a0}")
        .replace(" min", "\u{a0}min")
        .replace(" :", "\u{a0}:")
        .replace("« ", "«\u{202f}")
        .replace(" »", "\u{202f}»");
    for sign in ["?", "!", ";", "%"] {
        text = text.replace(&format!(" {sign}"), &format!("\u{202f}{sign}"));
    }
    text
}

pub fn at(text: &str) -> Timestamp {
    text.parse().expect("sample instants are written right")
}

pub fn moment_of(iso: &str, text: String) -> Moment {
    Moment { iso: iso.into(), text, title: String::new() }
}

pub fn cite(say: Say, number: &str) -> Clause {
    let title = match number {
        "1" => say.of("Définitions", "Definitions", "定義"),
        "4" => say.of("Priorités et délais", "Priorities and delays", "優先度と期限"),
        "3.D" => say.of("Enquête préliminaire", "Preliminary investigation", "予備調査"),
        _ => String::new(),
    };
    Clause {
        href: format!("terms-{}-light.html#c-{number}", say.0),
        label: format!("§\u{a0}{number}"),
        title,
    }
}

pub fn nora(say: Say) -> Person {
    Person {
        initials: "NA".into(),
        name: "Nora Abe".into(),
        note: say.of("Prestataire A", "Provider A", "プロバイダーA"),
        qualified: true,
    }
}

pub fn thomas(say: Say) -> Person {
    Person {
        initials: "TK".into(),
        name: "Thomas Klein".into(),
        note: say.of("Centre de support", "Support centre", "サポートセンター"),
        qualified: true,
    }
}

pub fn tanaka() -> Person {
    Person { initials: "田".into(), name: "田中 美咲".into(), note: String::new(), qualified: false }
}

/// The open stretches around the weekend of 21 November 2026, as the calendar of Paris gives them.
pub fn paris_open(say: Say) -> Vec<(Timestamp, Timestamp, String)> {
    vec![
        (
            at("2026-11-20T16:42:00Z"),
            at("2026-11-20T17:00:00Z"),
            say.of("ven. 17 h 42", "Fri 17:42", "金17:42"),
        ),
        (at("2026-11-23T08:00:00Z"), at("2026-11-23T17:00:00Z"), say.of("lun. 9 h", "Mon 09:00", "月9:00")),
        (at("2026-11-24T08:00:00Z"), at("2026-11-24T17:00:00Z"), say.of("mar. 9 h", "Tue 09:00", "火9:00")),
    ]
}

pub fn frame(say: Say, theme: Theme, frame: Frame, title: &str, here: &str) -> Page {
    let desk = frame == Frame::Desk;
    let monday = desk;
    Page {
        frame,
        lang: say.0,
        theme,
        keys: true,
        here: here.into(),
        title: format!("{title} · Guichet"),
        now: if monday { "2026-11-23T08:33:00Z" } else { "2026-11-20T16:42:10Z" }.into(),
        words: page_words(say),
        clock_words: tick_words(say),
        nav: nav(say, here, desk),
        rail: if desk { rail(say, here) } else { vec![] },
        viewer: Some(if desk { thomas(say) } else { nora(say) }),
        open_now: open_now(say, monday),
        desk_clock: Some(desk_clock(say, monday)),
        events: "/events".into(),
        flash: None,
        print_header: vec![
            "Guichet".into(),
            say.of("Conditions 2021-09", "Agreement 2021-09", "契約 2021-09"),
            say.of("imprimé le 23 nov. 2026", "printed 23 Nov 2026", "2026年11月23日印刷"),
        ],
    }
}

fn page_words(say: Say) -> PageWords {
    PageWords {
        brand: "Guichet".into(),
        skip: say.of("Aller au contenu", "Skip to content", "本文へ"),
        nav: say.of("Navigation", "Navigation", "ナビゲーション"),
        rail: say.of("Vues", "Views", "ビュー"),
        open_now: say.of("Ouvert maintenant ?", "Open now?", "ただいま営業中？"),
        desk_clock: say.of("Horloge de démonstration", "Demonstration clock", "デモの時計"),
        language: say.of("Langue", "Language", "言語"),
        theme: say.of("Passer au thème sombre", "Switch to the dark theme", "ダークテーマに切り替え"),
        account: say.of("Mon compte", "My account", "マイアカウント"),
        sign_out: say.of("Quitter", "Sign out", "サインアウト"),
        keys: say.of("Raccourcis clavier", "Keyboard shortcuts", "キーボードショートカット"),
        fixed_keys: vec![
            (say.of("ligne suivante, précédente", "next, previous row", "次の行・前の行"), "j k"),
            (say.of("ouvrir la ligne", "open the row", "行を開く"), "Enter"),
            (say.of("commandes", "commands", "コマンド"), "Ctrl K"),
            (say.of("envoyer ce qu'on écrit", "send what is written", "送信"), "Ctrl Enter"),
            (say.of("cette feuille", "this sheet", "この一覧"), "?"),
        ],
        close: say.of("Fermer", "Close", "閉じる"),
        palette: say.of("Commandes", "Commands", "コマンド"),
        palette_hint: say.of(
            "Un numéro, une page, une action…",
            "A number, a page, an action…",
            "番号・ページ・操作…",
        ),
        palette_nothing: say.of(
            "Rien de ce nom sur cette page.",
            "Nothing of that name on this page.",
            "該当する項目はありません。",
        ),
        goto: "/desk/t/{n}".into(),
        live: say.of("en direct", "live", "ライブ"),
        live_off: say.of(
            "pas en direct depuis {at} · recharger la page",
            "not live since {at} · reload the page",
            "{at}から更新停止・再読み込みしてください",
        ),
        pause: say.of("suspendre", "pause", "一時停止"),
        resume: say.of("reprendre", "resume", "再開"),
        help: say.of("Aide", "Help", "ヘルプ"),
        help_href: "/help".into(),
        hours: say.of("Horaires du support", "Support hours", "サポート営業時間"),
        hours_href: format!("hours-{}-light.html", say.0),
        colophon: "Guichet 0.1.0".into(),
    }
}

fn tick_words(say: Say) -> ClockWords {
    ClockWords {
        running: say.of("reste {left}", "{left} left", "残り{left}"),
        closed: say.of("fermé, reprend {opens}", "closed, resumes {opens}", "営業時間外 {opens}再開"),
        waiting: say.of("démarre {opens}", "starts {opens}", "{opens} 開始"),
        over: say.of("dépassé de {left} ouvrée|dépassé de {left} ouvrées", "{left} over", "目標を{left}超過"),
        past: say.of(
            "échéance provisoire passée de {left}",
            "{left} past the provisional due time",
            "暫定期限を{left}経過",
        ),
        hours_minutes: say.of("{h} h {m} min", "{h} h {m} min", "{h}時間{m}分"),
        hours: say.of("{h} h", "{h} h", "{h}時間"),
        minutes: say.of("{m} min", "{m} min", "{m}分"),
        minutes_seconds: say.of("{m} min {s} s", "{m} min {s} s", "{m}分{s}秒"),
        seconds: say.of("{s} s", "{s} s", "{s}秒"),
        say_soon: say.of("{n} échéances proches", "{n} due soon", "{n}件の期限が近づいています"),
        say_over: say.of("{n} cibles dépassées", "{n} targets missed", "{n}件の目標超過"),
    }
}

fn nav(say: Say, here: &str, desk: bool) -> Vec<NavItem> {
    let item = |name: &str, label: String, shortcut: &str| NavItem {
        href: format!("{name}-{}-light.html", say.0),
        current: here.ends_with(name),
        label,
        shortcut: shortcut.into(),
    };
    if desk {
        return vec![
            NavItem {
                current: here != "/reports", ..item("queue", say.of("Guichet", "Desk", "デスク"), "")
            },
            item("terms", say.of("Conditions", "Agreement", "契約"), "g c"),
            item("hours", say.of("Horaires", "Hours", "営業時間"), "g h"),
            item("reports", say.of("Rapports", "Reports", "レポート"), "g d"),
        ];
    }
    vec![
        item("home", say.of("Accueil", "Home", "ホーム"), "g a"),
        item("ticket", say.of("Mes tickets", "My tickets", "チケット"), "g t"),
        item("terms", say.of("Conditions", "Agreement", "契約"), "g c"),
        item("hours", say.of("Horaires", "Hours", "営業時間"), "g h"),
    ]
}

fn rail(say: Say, here: &str) -> Vec<RailGroup> {
    let view = |name: &str, label: String, shortcut: &str, count: &str, tone: Tone| RailView {
        item: NavItem {
            href: format!("{name}-{}-light.html", say.0),
            current: here.ends_with(name),
            label,
            shortcut: shortcut.into(),
        },
        count: count.into(),
        tone,
    };
    let work = vec![
        view("queue", say.of("À accuser", "To acknowledge", "受付待ち"), "g q", "5", Tone::Over),
        view("triage", say.of("Tri", "Triage", "トリアージ"), "g t", "2", Tone::Plain),
        view("mine", say.of("Les miens", "Mine", "担当"), "g m", "5", Tone::Plain),
        view("waiting", say.of("J'attends", "Waiting", "返答待ち"), "g w", "4", Tone::Plain),
    ];
    let more = vec![
        view("resolved", say.of("Résolus", "Resolved", "解決済み"), "", "", Tone::Plain),
        view("all", say.of("Tous les tickets", "All tickets", "すべて"), "", "", Tone::Plain),
    ];
    let saved = vec![
        view("c1", say.of("EMEA, catégorie 1", "EMEA, category 1", "EMEA・優先度1"), "", "3", Tone::Plain),
        view(
            "apac",
            say.of("APAC sans responsable", "APAC, no owner", "APAC・担当なし"),
            "",
            "1",
            Tone::Plain,
        ),
    ];
    vec![
        RailGroup { heading: String::new(), views: work },
        RailGroup { heading: String::new(), views: more },
        RailGroup { heading: say.of("Vues gardées", "Saved views", "保存したビュー"), views: saved },
    ]
}

pub fn open_now(say: Say, monday: bool) -> Vec<OpenNow> {
    let one = |state, region: &str, words| OpenNow { state, region: region.into(), words };
    if monday {
        return vec![
            one(
                Opening::Open,
                "EMEA",
                say.of("ouvert jusqu'à 18 h (Paris)", "open until 18:00 (Paris)", "18:00まで営業（パリ）"),
            ),
            one(Opening::Closed, "NAM", say.of("ouvre à 15 h", "opens 15:00", "15:00から")),
            one(Opening::Closed, "LATAM", say.of("ouvre à 15 h", "opens 15:00", "15:00から")),
            one(
                Opening::Holiday,
                "APAC",
                say.of(
                    "勤労感謝の日, ouvre mar. 1 h",
                    "勤労感謝の日, opens Tue 01:00",
                    "勤労感謝の日、火1:00から",
                ),
            ),
        ];
    }
    vec![one(
        Opening::Open,
        "EMEA",
        say.of("ouvert jusqu'à 18 h (Paris)", "open until 18:00 (Paris)", "18:00まで営業（パリ）"),
    )]
}

fn desk_clock(say: Say, monday: bool) -> maud::Markup {
    let at = match monday {
        true => say.of("lun. 23 nov. 2026, 9 h 33", "Mon 23 Nov 2026, 09:33", "2026年11月23日(月) 9:33"),
        false => say.of("ven. 20 nov. 2026, 17 h 42", "Fri 20 Nov 2026, 17:42", "2026年11月20日(金) 17:42"),
    };
    let buttons = [("PT10M", "+10 min"), ("PT1H", "+1 h")];
    html! {
        span { (say.of("Démonstration : l'horloge du guichet marque", "Demonstration: the desk clock says", "デモ: デスクの時計")) " " strong.num { (at) } " (Paris)" }
        form method="post" action="/demo/clock" {
            span.cluster {
                @for (by, words) in buttons { (button(&Button { label: words, sends: Some(("by", by)), look: "small", ..Button::default() })) }
                (button(&Button { label: &say.of("prochaine ouverture", "next opening", "次の営業開始"), sends: Some(("to", "opening")), look: "small", ..Button::default() }))
            }
        }
    }
}
