//! The desk: queue, ticket, reports.

use super::words::*;
use maud::{Markup, html};
use web::components::*;

struct Line {
    number: &'static str,
    lang: &'static str,
    subject: String,
    from: &'static str,
    region: &'static str,
    category: (u8, Certainty),
    clock: Clock,
    ribbon: Ribbon,
    due: Moment,
    owner: Option<Person>,
}

pub fn queue(say: Say, theme: Theme) -> Markup {
    let lines = lines(say);
    let columns = vec![
        Column { hidden_label: say.of("Choisir", "Select", "選択"), kind: Kind::Fit, ..Column::default() },
        Column {
            label: say.of("Temps ouvré restant", "Open time left", "残り営業時間"),
            kind: Kind::Standing,
            ..Column::default()
        },
        Column {
            label: say.of("Échéance", "Due", "期限"),
            kind: Kind::At,
            sort: Some(("?sort=due".into(), Sorted::Up)),
            ..Column::default()
        },
        Column { label: say.of("Nº", "No.", "番号"), kind: Kind::Fit, ..Column::default() },
        Column { label: say.of("Cat.", "Cat.", "優先度"), kind: Kind::Mark, ..Column::default() },
        Column { label: say.of("Objet", "Subject", "件名"), kind: Kind::Subject, ..Column::default() },
        Column { label: say.of("Région", "Region", "地域"), kind: Kind::Fit, ..Column::default() },
        Column { label: say.of("Resp.", "Owner", "担当"), kind: Kind::Fit, ..Column::default() },
    ];
    let list = Table {
        id: "queue".into(),
        caption: say.of(
            "Tickets à accuser, par échéance",
            "Tickets to acknowledge, by due instant",
            "受付待ちチケット（期限順）",
        ),
        columns,
        rows: lines.iter().map(|line| row(say, line)).collect(),
        live: "queue".into(),
        announce: say.of("{n} nouveaux · afficher", "{n} new · show", "新着{n}件・表示"),
        roomy: false,
    };
    let title = say.of("À accuser", "To acknowledge", "受付待ち");
    let body = html! {
        div.queue {
            (head(Some(html! { (say.of("lun. 23 nov., 9 h 33 (Paris)", "Mon 23 Nov, 09:33 (Paris)", "11月23日(月) 9:33（パリ）")) }), &title, html! {}))
            (filter(&queue_filter(say)))
            (table(&list))
        }
    };
    page(
        &frame(say, theme, Frame::Desk, &say.of("9 min · 1042", "9 min · 1042", "9分・1042"), "/queue"),
        body,
    )
}

fn row(say: Say, line: &Line) -> Row {
    let title = match line.category {
        (level, Certainty::Decided) => {
            say.of(&format!("catégorie {level}"), &format!("category {level}"), &format!("優先度{level}"))
        }
        (level, _) => say.of(
            &format!("catégorie {level}, provisoire"),
            &format!("category {level}, provisional"),
            &format!("優先度{level}（暫定）"),
        ),
    };
    let owner =
        line.owner.as_ref().map_or_else(|| nobody(&say.of("personne", "nobody", "なし")), person_round);
    Row {
        id: format!("row-{}", line.number),
        over: line.clock.standing == Standing::Over,
        cells: vec![
            row_select("bulk", line.number, &say.of("Choisir", "Select", "選択")),
            html! { div.with-ribbon { (clock(&line.clock)) (ribbon(&line.ribbon)) } },
            moment(&line.due),
            html! { span.num { (line.number) } },
            category(line.category.0, line.category.1, &title),
            html! { (row_link(&format!("desk-ticket-{}-light.html", say.0), line.lang, &line.subject)) span.sub { (line.from) } },
            html! { (line.region) },
            owner,
        ],
    }
}

fn queue_filter(say: Say) -> Filter {
    let select = |name: &str, label: String, options: &[(&str, String)]| FilterField::Select {
        name: name.into(),
        label,
        options: options.iter().map(|(v, w)| (v.to_string(), w.clone())).collect(),
        value: String::new(),
    };
    Filter {
        action: "/desk".into(),
        label: say.of("Filtrer la file", "Filter the queue", "絞り込み"),
        fields: vec![
            FilterField::Query {
                name: "q".into(),
                label: say.of("Chercher", "Search", "検索"),
                value: String::new(),
                placeholder: "cat:1 region:apac".into(),
            },
            select(
                "region",
                say.of("Région", "Region", "地域"),
                &[
                    ("", say.of("toutes", "all", "すべて")),
                    ("EMEA", "EMEA".into()),
                    ("NAM", "NAM".into()),
                    ("APAC", "APAC".into()),
                ],
            ),
            select(
                "category",
                say.of("Catégorie", "Category", "優先度"),
                &[("", say.of("toutes", "all", "すべて")), ("1", "1".into()), ("2", "2".into())],
            ),
        ],
        submit: say.of("Filtrer", "Filter", "絞り込む"),
        ..Filter::default()
    }
}

fn lines(say: Say) -> Vec<Line> {
    use Certainty::{Decided, Provisional};
    let tick =
        |due: &str, target: i64| Some(Tick { due: at(due), target, soon: target / 4, open: paris_open(say) });
    let strip = |parts: &[(i64, Stretch)]| Ribbon {
        size: Size::Tiny,
        scale: Scale::Open,
        stretches: parts.to_vec(),
        marks: vec![],
        summary: String::new(),
    };
    let name = |name: &str| Stretch::Holiday(name.into());
    let weekend = (63 * 3600, Stretch::Closed);
    vec![
        Line {
            number: "1037",
            lang: "fr",
            subject: "SSO refusé pour tous les utilisateurs".into(),
            from: "Prestataire B",
            region: "EMEA",
            category: (1, Decided),
            clock: Clock {
                id: "clock-1037".into(),
                standing: Standing::Over,
                left: say.of("dépassé de 12 min ouvrées", "12 min over", "目標を12分超過"),
                tick: tick("2026-11-23T08:21:00Z", 3600),
                ..Clock::default()
            },
            ribbon: strip(&[
                (2340, Stretch::Elapsed),
                weekend.clone(),
                (1260, Stretch::Elapsed),
                (720, Stretch::Over),
            ]),
            due: moment_of("2026-11-23T08:21:00Z", say.of("9 h 21", "09:21", "9:21")),
            owner: Some(thomas(say)),
        },
        Line {
            number: "1042",
            lang: "fr",
            subject: "Page blanche après connexion".into(),
            from: "Prestataire A",
            region: "EMEA",
            category: (1, Provisional),
            clock: Clock {
                id: "clock-1042".into(),
                standing: Standing::Soon,
                share_left: 15,
                left: say.of("reste 9 min", "9 min left", "残り9分"),
                provisional: say.of("provisoire", "provisional", "暫定"),
                tick: tick("2026-11-23T08:42:00Z", 3600),
                ..Clock::default()
            },
            ribbon: strip(&[
                (1080, Stretch::Elapsed),
                weekend,
                (1980, Stretch::Elapsed),
                (540, Stretch::Remaining),
            ]),
            due: moment_of("2026-11-23T08:42:00Z", say.of("9 h 42", "09:42", "9:42")),
            owner: Some(Person { initials: "NA".into(), ..nora(say) }),
        },
        Line {
            number: "1040",
            lang: "fr",
            subject: "L'export CSV coupe les libellés accentués après 64 signes".into(),
            from: "Mairie de Lorient",
            region: "EMEA",
            category: (2, Decided),
            clock: Clock {
                id: "clock-1040".into(),
                standing: Standing::Running,
                share_left: 54,
                left: say.of("reste 2 h 10 min", "2 h 10 min left", "残り2時間10分"),
                tick: tick("2026-11-23T10:43:00Z", 14400),
                ..Clock::default()
            },
            ribbon: strip(&[
                (4620, Stretch::Elapsed),
                (15 * 3600, Stretch::Closed),
                (1980, Stretch::Elapsed),
                (7800, Stretch::Remaining),
            ]),
            due: moment_of("2026-11-23T10:43:00Z", say.of("11 h 43", "11:43", "11:43")),
            owner: None,
        },
        Line {
            number: "1044",
            lang: "en",
            subject: "Login fails with a SAML assertion error since Saturday".into(),
            from: "Harbor Systems",
            region: "NAM",
            category: (1, Provisional),
            clock: Clock {
                id: "clock-1044".into(),
                standing: Standing::Waiting,
                share_left: 100,
                left: say.of("ouvre à 15 h", "opens 15:00", "15:00 開始"),
                provisional: say.of("provisoire", "provisional", "暫定"),
                ..Clock::default()
            },
            ribbon: strip(&[(9 * 3600, Stretch::Closed), (3600, Stretch::Remaining)]),
            due: moment_of("2026-11-23T15:00:00Z", say.of("16 h 00", "16:00", "16:00")),
            owner: None,
        },
        Line {
            number: "1043",
            lang: "ja",
            subject: "検索が遅い（3件以上のキーワードで30秒）".into(),
            from: "東都ソリューションズ",
            region: "APAC",
            category: (2, Decided),
            clock: Clock {
                id: "clock-1043".into(),
                standing: Standing::Waiting,
                share_left: 100,
                left: say.of("ouvre mar. 1 h", "opens Tue 01:00", "火1:00 開始"),
                ..Clock::default()
            },
            ribbon: strip(&[
                (24 * 3600, name("勤労感謝の日")),
                (9 * 3600, Stretch::Closed),
                (14400, Stretch::Remaining),
            ]),
            due: moment_of("2026-11-24T04:00:00Z", say.of("mar. 5 h 00", "Tue 05:00", "火5:00")),
            owner: Some(tanaka()),
        },
    ]
}

pub fn ticket(say: Say, theme: Theme) -> Markup {
    let clock = Clock {
        id: "clock-acknowledgement".into(),
        standing: Standing::Soon,
        share_left: 15,
        left: say.of("reste 9 min", "9 min left", "残り9分"),
        due: Some(moment_of(
            "2026-11-23T08:42:00Z",
            say.of("lun. 23 nov., 9 h 42 (Paris)", "Mon 23 Nov, 09:42 (Paris)", "11月23日(月) 9:42（パリ）"),
        )),
        tick: Some(Tick { due: at("2026-11-23T08:42:00Z"), target: 3600, soon: 900, open: paris_open(say) }),
        provisional: say.of(
            "provisoire : catégorie 1 jusqu'au tri",
            "provisional: category 1 until triage",
            "暫定: トリアージまで優先度1",
        ),
        ..Clock::default()
    };
    let note = |heading: String, cites: &[&str]| MarginNote {
        heading,
        clauses: cites.iter().map(|c| cite(say, c)).collect(),
        ..MarginNote::default()
    };
    let margin = html! {
        (margin_note(&note(say.of("Accusé de réception", "Acknowledgement", "受付確認"), &["4"]), html! {
            (large_clock(&clock))
            ul.candidates.meta {
                li { (category(1, Certainty::Provisional, "1")) span { (say.of("lun. 9 h 42 si catégorie 1", "Mon 09:42 if category 1", "優先度1なら 月9:42")) } }
                li { (category(2, Certainty::Provisional, "2")) span { (say.of("lun. 12 h 42 si catégorie 2", "Mon 12:42 if category 2", "優先度2なら 月12:42")) } }
            }
        }))
        (margin_note(&note(say.of("Délai de réponse", "Response time", "応答時間"), &["1"]), html! {
            p { (say.of("Court depuis 51 min ouvrées. S'arrête au premier diagnostic d'une personne qualifiée ; mesuré, sans cible.", "Running for 51 open min. Stops at the first diagnosis by a qualified person; measured, no target.", "営業時間で51分経過。有資格者の初回診断で停止。計測のみ、目標なし。")) }
        }))
    };
    let more = html! {
        (margin_note(&note(say.of("Tri", "Triage", "トリアージ"), &["3.D"]), html! {
            p { (say.of("Pas encore. Proposé par le prestataire : catégorie 1, incident majeur.", "Not yet. Proposed by the provider: category 1, major.", "未実施。プロバイダーの提案: 優先度1・重大")) }
        }))
        (margin_note(&note(say.of("Reproduire", "Reproduce", "再現"), &["3.C"]), completeness(
            &[say.of("étapes", "steps", "手順"), say.of("attendu, observé", "expected, observed", "期待・実際"), say.of("environnement", "environment", "環境")],
            &[say.of("heure du dernier succès", "last time it worked", "最後に正常だった時刻")],
        )))
        (margin_note(&note(say.of("Personnes", "People", "関係者"), &["2.C"]), facts(&[
            (say.of("Signalé par", "Reported by", "報告者"), person(&nora(say))),
            (say.of("Client final", "End customer", "顧客"), html! { "Ateliers Moreau" }),
            (say.of("Responsable", "Owner", "担当"), person(&thomas(say))),
            (say.of("Conditions", "Agreement", "契約"), html! { a href="#" { "2021-09" } }),
        ])))
    };
    let title = html! {
        header.head {
            div.crumb { a.quiet href="queue-fr-light.html" data-key="u" { "← " (say.of("À accuser", "To acknowledge", "受付待ち")) } span.num { (say.of("2 sur 5", "2 of 5", "2 / 5")) } }
            div.ticket-title { h1 tabindex="-1" { span.number { "1042" } " " span lang="fr" { "Page blanche après connexion" } } }
            p.state-line { (chip(Tone::Soon, "◕", &say.of("à accuser", "to acknowledge", "受付待ち"))) (tag("EMEA")) span { (say.of("Prestataire A pour Ateliers Moreau", "Provider A for Ateliers Moreau", "プロバイダーA（Ateliers Moreau）")) } span.meta { (say.of("leur référence PA-20931", "their reference PA-20931", "先方番号 PA-20931")) } }
        }
    };
    let text = html! {
        form.actions method="post" action="/desk/t/1042/acknowledgement" {
            (button(&Button { label: &say.of("Accuser réception", "Acknowledge", "受付確認"), shortcut: Some("v"), look: "main", ..Button::default() }))
            (button_link("#triage", &say.of("Trier", "Triage", "トリアージ"), Some("p"), ""))
            (button_link("#diagnosis", &say.of("Diagnostiquer", "Diagnose", "診断"), Some("d"), ""))
            (button_link("#resolve", &say.of("Résoudre", "Resolve", "解決"), Some("e"), ""))
            span.end { (button_link("#assign", &say.of("Me l'attribuer", "Assign to me", "自分に割り当て"), Some("i"), "plain")) }
        }
        div.stack { div {} (why(&derivation_1042(say, false))) }
        (timeline("timeline", &say.of("Ce qui s'est passé", "What happened", "経過"), "ticket:1042", &happened(say)))
        (composers(&say.of("Écrire", "Write", "返信"), &editors(say)))
    };
    let body = annotated(&Annotated {
        head: title,
        margin,
        text,
        more,
        margin_label: say.of("Délais et clauses", "Clocks and clauses", "期限と条項"),
    });
    page(
        &frame(
            say,
            theme,
            Frame::Desk,
            &say.of("Page blanche… · 1042", "Page blanche… · 1042", "Page blanche…・1042"),
            "/desk-ticket",
        ),
        body,
    )
}

pub fn derivation_1042(say: Say, open: bool) -> Why {
    let line = |what: String, amount: String, counts: Counts, cites: &[&str]| WhyLine {
        what,
        amount,
        counts,
        clauses: cites.iter().map(|c| cite(say, c)).collect(),
    };
    let group = |label: String, lines: Vec<WhyLine>| WhyGroup { label, lines };
    let none = String::new;
    let closed = say.of("fermé", "closed", "休業");
    Why {
        id: "why-acknowledgement".into(),
        question: say.of("Pourquoi lun. 9 h 42 ?", "Why Mon 09:42?", "なぜ月曜9:42？"),
        open,
        shortcut: Some("w"),
        ribbon: Some(Ribbon {
            summary: say.of("Ouvert vendredi de 17 h 42 à 18 h, fermé samedi et dimanche, ouvert lundi dès 9 h ; échéance lundi 9 h 42", "Open Friday 17:42–18:00, closed Saturday and Sunday, open Monday from 09:00; due Monday 09:42", "金曜17:42–18:00営業、土日休業、月曜9:00から営業。期限は月曜9:42"),
            size: Size::Labelled,
            scale: Scale::Open,
            stretches: vec![(1080, Stretch::Elapsed), (63 * 3600, Stretch::Closed), (1980, Stretch::Elapsed), (540, Stretch::Remaining), (1080, Stretch::Open)],
            marks: vec![
                Mark::Day(0, say.of("ven. 20", "Fri 20", "20(金)")),
                Mark::Day(1080 + 6 * 3600, say.of("sam. 21", "Sat 21", "21(土)")),
                Mark::Day(1080 + 30 * 3600, say.of("dim. 22", "Sun 22", "22(日)")),
                Mark::Day(1080 + 54 * 3600, say.of("lun. 23", "Mon 23", "23(月)")),
                Mark::Now(1080 + 63 * 3600 + 1980, String::new()),
                Mark::Due(1080 + 63 * 3600 + 2520, say.of("échéance 9 h 42", "due 09:42", "期限 9:42")),
            ],
        }),
        groups: vec![
            group(say.of("Reçu", "Received", "受付"), vec![line(say.of("ven. 20 nov. 2026, 17 h 42 (Paris)", "Fri 20 Nov 2026, 17:42 (Paris)", "2026年11月20日(金) 17:42（パリ）"), none(), Counts::States, &["1"])]),
            group(say.of("Région", "Region", "地域"), vec![line(say.of("EMEA : 9 h–18 h, lun.–ven., fériés de France", "EMEA: 09:00–18:00, Mon–Fri, holidays of France", "EMEA: 9:00–18:00、月–金、フランスの祝日"), none(), Counts::States, &["1"])]),
            group(say.of("Catégorie", "Category", "優先度"), vec![line(say.of("1 : accusé en 1 heure ouvrée", "1: acknowledged within 1 open hour", "1: 営業時間1時間以内に受付確認"), none(), Counts::States, &["4"])]),
            group(say.of("Décompte", "Count", "計算"), vec![
                line(say.of("ven. 17 h 42 – 18 h 00", "Fri 17:42 – 18:00", "金 17:42 – 18:00"), say.of("18 min", "18 min", "18分"), Counts::Counted, &["1"]),
                line(say.of("sam. 21, dim. 22", "Sat 21, Sun 22", "21(土)・22(日)"), closed, Counts::Closed, &["1"]),
                line(say.of("lun. 9 h 00 – 9 h 42", "Mon 09:00 – 09:42", "月 9:00 – 9:42"), say.of("42 min", "42 min", "42分"), Counts::Counted, &["1"]),
                line(none(), say.of("1 h", "1 h", "1時間"), Counts::Sum, &[]),
            ]),
            group(say.of("Échéance", "Due", "期限"), vec![line(say.of("lun. 23 nov. 2026, 9 h 42 (Paris)", "Mon 23 Nov 2026, 09:42 (Paris)", "2026年11月23日(月) 9:42（パリ）"), none(), Counts::Due, &["4"])]),
        ],
        foot: vec![
            html! { (say.of("Si catégorie 2 : lun. 12 h 42. La catégorie se décide au tri ; elle compte depuis la réception.", "If category 2: Mon 12:42. The category is decided at triage and counts from the receipt.", "優先度2の場合: 月12:42。優先度はトリアージで決まり、受付時から計算します。")) " " (clause(&cite(say, "3.D"))) },
            html! { (say.of("Conditions 2021-09. Lecture en vigueur : « heure française » est l'heure de Paris.", "Agreement 2021-09. Reading in force: “French time” is the time of Paris.", "契約2021-09。適用中の解釈: 「フランス時間」はパリの時刻。")) },
        ],
        columns: [say.of("Fait", "Fact", "項目"), say.of("Quoi", "What", "内容"), say.of("Temps", "Time", "時間"), say.of("Clause", "Clause", "条項")],
        ..Why::default()
    }
}

fn happened(say: Say) -> Vec<Item> {
    let event = |id: &str, when: &str, spent: &str, tone: Tone, what: Markup| Event {
        id: id.into(),
        at: moment_of("2026-11-20T16:42:00Z", when.into()),
        spent: spent.into(),
        what,
        tone,
    };
    let (t1, t2, t3) = (
        say.of("17 h 42", "17:42", "17:42"),
        say.of("17 h 44", "17:44", "17:44"),
        say.of("9 h 12", "09:12", "9:12"),
    );
    let report = "Depuis 17 h 30, après la mise à jour 8.2, tous les utilisateurs voient une page blanche une fois connectés.\n\nÉtapes : 1. ouvrir /login ; 2. saisir un compte ; 3. valider.\nAttendu : le tableau de bord. Observé : page blanche, console « TypeError: e is undefined ».";
    vec![
        Item::Day(say.of("ven. 20 nov. 2026", "Fri 20 Nov 2026", "2026年11月20日(金)")),
        Item::Message(Message {
            id: "m-1".into(),
            at: moment_of("2026-11-20T16:42:00Z", t1.clone()),
            spent: String::new(),
            by: nora(say),
            voice: Voice::Client,
            lang: "fr".into(),
            text: report.into(),
            label: Some((Tone::Plain, say.of("signalement", "report", "報告"))),
            after: None,
        }),
        Item::Event(event(
            "e-2",
            &t2,
            &say.of("+2 min", "+2 min", "+2分"),
            Tone::Plain,
            html! { strong { (say.of("Catégorie 1 proposée", "Category 1 proposed", "優先度1の提案")) } " " (say.of("par le prestataire", "by the provider", "（プロバイダー）")) " " (clause(&cite(say, "3.D"))) },
        )),
        Item::Fold(
            say.of(
                "3 faits : avis envoyé, vu par Thomas Klein, lié au problème P-12",
                "3 facts: notice sent, seen by Thomas Klein, linked to problem P-12",
                "3件: 通知送信、Thomas Klein閲覧、問題P-12に関連付け",
            ),
            vec![
                event(
                    "e-3",
                    &t2,
                    "",
                    Tone::Plain,
                    html! { (say.of("Avis envoyé à 2 personnes", "Notice sent to 2 people", "2名に通知")) },
                ),
                event(
                    "e-4",
                    &t2,
                    "",
                    Tone::Plain,
                    html! { (say.of("Vu par Thomas Klein", "Seen by Thomas Klein", "Thomas Klein閲覧")) },
                ),
            ],
        ),
        Item::Day(say.of("lun. 23 nov. 2026", "Mon 23 Nov 2026", "2026年11月23日(月)")),
        Item::Event(event(
            "e-5",
            &say.of("9 h 00", "09:00", "9:00"),
            &say.of("+18 min", "+18 min", "+18分"),
            Tone::Plain,
            html! { (say.of("Le guichet EMEA rouvre : l'horloge reprend", "The EMEA desk reopens: the clock resumes", "EMEAデスク再開、計測再開")) " " (clause(&cite(say, "1"))) },
        )),
        Item::Message(Message {
            id: "m-6".into(),
            at: moment_of("2026-11-23T08:12:00Z", t3),
            spent: say.of("+30 min", "+30 min", "+30分"),
            by: tanaka(),
            voice: Voice::Note,
            lang: "ja".into(),
            text: "8.2のセッション初期化で e が未定義になる件と同じに見えます。P-12を参照してください。"
                .into(),
            label: Some((Tone::Note, say.of("note interne", "internal note", "内部メモ"))),
            after: None,
        }),
    ]
}

fn editors(say: Say) -> Vec<Composer> {
    vec![
        Composer {
            writes: Writes::Reply,
            action: "/desk/t/1042/messages".into(),
            heading: say.of("Répondre", "Reply", "返信"),
            to: say.of("à Nora Abe et 1 autre, en français", "to Nora Abe and 1 other, in French", "Nora Abe 他1名へ（フランス語）"),
            label: say.of("Réponse", "Reply", "返信"),
            text: "Bonjour Nora,\n\nnous avons bien reçu votre signalement et cherchons la cause. Un retour à la version 8.1 rétablit-il l'accès ?".into(),
            lang: "fr".into(),
            seen: "6".into(),
            submit: say.of("Envoyer", "Send", "送信"),
            open: true,
            draft: "thomas:1042:reply".into(),
            draft_word: say.of("brouillon gardé ici", "draft kept here", "下書き保存済み"),
            extra: None,
            files: None,
        },
        Composer {
            writes: Writes::Note,
            action: "/desk/t/1042/notes".into(),
            heading: say.of("Note interne", "Internal note", "内部メモ"),
            to: say.of("reste au centre, jamais envoyée", "stays in the centre, never sent", "センター内のみ、送信されません"),
            label: say.of("Note", "Note", "メモ"),
            seen: "6".into(),
            submit: say.of("Garder la note", "Keep the note", "メモを保存"),
            draft_word: say.of("brouillon gardé ici", "draft kept here", "下書き保存済み"),
            ..Composer::default()
        },
    ]
}

pub fn reports(say: Say, theme: Theme) -> Markup {
    let row = |label: String, met: u64, of: u64, share: &str, range: &str, interval| Attainment {
        label,
        href: "#".into(),
        met,
        of,
        share_text: share.into(),
        range_text: range.into(),
        count_text: format!("{met} / {of}"),
        interval,
    };
    let percent =
        |text: &str| say.of(&format!("{text} %").replace('.', ","), &format!("{text}%"), &format!("{text}%"));
    let name = |region: &str, level: u8| {
        say.of(
            &format!("{region} · catégorie {level}"),
            &format!("{region} · category {level}"),
            &format!("{region}・優先度{level}"),
        )
    };
    let chart = AttainmentChart {
        finding: say.of("La catégorie 1 est accusée à temps 97 fois sur 100 ; APAC reste trop petit pour conclure.", "Category 1 is acknowledged in time 97 times in 100; APAC is too small to tell.", "優先度1は100件中97件が目標内。APACは件数が少なく判断できません。"),
        note: say.of("Part des tickets accusés dans la cible, avec l'intervalle de Wilson à 95 %. Point creux : moins de 30 tickets.", "Share of tickets acknowledged within target, with the 95 % Wilson interval. Hollow dot: fewer than 30 tickets.", "目標内に受付確認した割合と95%ウィルソン区間。白丸: 30件未満。"),
        columns: [say.of("Région, catégorie", "Region, category", "地域・優先度"), say.of("Part et intervalle", "Share and interval", "割合と区間"), say.of("Atteinte", "Met", "達成"), say.of("95 %", "95 %", "95%"), say.of("Tickets", "Tickets", "件数")],
        from: 0.5,
        axis: ["50", "60", "70", "80", "90", "100"].map(percent).to_vec(),
        rows: vec![
            row(name("EMEA", 1), 412, 424, &percent("97.2"), &percent("95.1–98.4"), Some((0.972, 0.951, 0.984))),
            row(name("EMEA", 2), 1893, 1921, &percent("98.5"), &percent("97.9–99.0"), Some((0.985, 0.979, 0.990))),
            row(name("NAM", 1), 97, 104, &percent("93.3"), &percent("86.8–96.7"), Some((0.933, 0.868, 0.967))),
            row(name("NAM", 2), 340, 352, &percent("96.6"), &percent("94.1–98.0"), Some((0.966, 0.941, 0.980))),
            row(name("APAC", 1), 11, 12, &percent("91.7"), &percent("64.6–98.5"), Some((0.917, 0.646, 0.985))),
            row(name("APAC", 2), 88, 96, &percent("91.7"), &percent("84.4–95.7"), Some((0.917, 0.844, 0.957))),
        ],
    };
    let figure = |n: &str, unit: &str, what: String| BigFigure {
        n: n.into(),
        unit: unit.into(),
        what,
        href: "#".into(),
    };
    let body = html! {
        (head(Some(html! { (say.of("1er juil. – 30 sept. 2026", "1 Jul – 30 Sep 2026", "2026年7月1日–9月30日")) }), &say.of("Cibles", "Targets", "目標"), html! {}))
        (big_figures(&[
            figure("2", "", say.of("à risque dans l'heure", "at risk within the hour", "1時間以内に期限")),
            figure("1", "", say.of("dépassé et encore ouvert", "missed and still open", "超過・未対応")),
            figure("2 909", "", say.of("tickets mesurés", "tickets measured", "計測チケット")),
            figure("38", "", say.of("exclus, § 2.B", "excluded, § 2.B", "対象外 §2.B")),
        ]))
        div.stack-l {
            (attainment(&chart))
            (notice(Tone::Still, "", html! { p { (say.of("Ces délais sont des indicateurs : une cible dépassée n'est pas une inexécution.", "These delays are key performance indicators: a missed target is not non-performance.", "これらの期限は指標であり、目標超過は契約不履行ではありません。")) " " (clause(&cite(say, "4"))) } }))
        }
    };
    page(&frame(say, theme, Frame::Desk, &say.of("Cibles", "Targets", "目標"), "/reports"), body)
}
