//! The portal: home, sign-in, report, ticket, terms, hours.

use super::desk::derivation_1042;
use super::words::*;
use maud::{Markup, html};
use web::components::*;

/// A working week from Monday 0:00, with a holiday on one day if any.
fn week(say: Say, from: i64, to: i64, holiday: Option<(usize, &str)>, now: i64, now_label: String) -> Ribbon {
    let days = [
        ("lun. 23", "Mon 23", "23(月)"),
        ("mar. 24", "Tue 24", "24(火)"),
        ("mer. 25", "Wed 25", "25(水)"),
        ("jeu. 26", "Thu 26", "26(木)"),
        ("ven. 27", "Fri 27", "27(金)"),
        ("sam. 28", "Sat 28", "28(土)"),
        ("dim. 29", "Sun 29", "29(日)"),
    ];
    let hour = 3600;
    let mut stretches = vec![];
    for day in 0..7 {
        match holiday {
            Some((which, name)) if which == day => stretches.push((24 * hour, Stretch::Holiday(name.into()))),
            _ if day > 4 => stretches.push((24 * hour, Stretch::Closed)),
            _ => stretches.extend([
                (from * hour, Stretch::Closed),
                ((to - from) * hour, Stretch::Open),
                ((24 - to) * hour, Stretch::Closed),
            ]),
        }
    }
    let mut marks: Vec<Mark> = days
        .iter()
        .enumerate()
        .map(|(i, (fr, en, ja))| Mark::Day(i as i64 * 24 * hour, say.of(fr, en, ja)))
        .collect();
    marks.push(Mark::Now(now, now_label));
    Ribbon {
        summary: say.of("Semaine du 23 novembre", "Week of 23 November", "11月23日の週"),
        size: Size::Labelled,
        scale: Scale::Real,
        stretches,
        marks,
    }
}

pub fn home(say: Say, theme: Theme) -> Markup {
    let columns = vec![
        Column { label: say.of("Nº", "No.", "番号"), kind: Kind::Fit, ..Column::default() },
        Column { label: say.of("Objet", "Subject", "件名"), kind: Kind::Subject, ..Column::default() },
        Column {
            label: say.of("Où en est-il ?", "Where it stands", "状況"),
            kind: Kind::Standing,
            ..Column::default()
        },
        Column {
            label: say.of("Dernières nouvelles", "Last news", "最新"),
            kind: Kind::At,
            ..Column::default()
        },
    ];
    let row = |number: &str, lang: &str, subject: &str, standing: Markup, news: String| Row {
        id: format!("row-{number}"),
        over: false,
        cells: vec![
            html! { span.num { (number) } },
            row_link(&format!("ticket-{}-light.html", say.0), lang, subject),
            standing,
            html! { (news) },
        ],
    };
    let clock_1042 = Clock {
        standing: Standing::Running,
        share_left: 100,
        left: say.of("reste 1 h", "1 h left", "残り1時間"),
        ..Clock::default()
    };
    let list = |id: &str, caption: String, rows| Table {
        id: id.into(),
        caption,
        columns: columns.clone(),
        rows,
        live: "tickets".into(),
        roomy: true,
        ..Table::default()
    };
    let body = html! {
        div.stack-l {
            header.head {
                h1.home-open tabindex="-1" { (say.of("Le support est ouvert jusqu'à 18 h (Paris).", "Support is open until 18:00 (Paris).", "サポートは18:00まで営業しています（パリ）。")) }
                p.lead { (say.of("Un incident signalé maintenant sera accusé au plus tard lun. 23 nov., 9 h 42.", "An incident reported now is acknowledged by Mon 23 Nov, 09:42.", "いま報告すると、受付確認は11月23日(月) 9:42までです。")) " " (clause(&cite(say, "4"))) }
            }
            div.ribbon-scroll { (ribbon(&week(say, 9, 18, None, 9 * 3600 + 33 * 60, String::new()))) }
            div.actions { (button_link("report-fr-light.html", &say.of("Signaler un incident", "Report an incident", "インシデントを報告"), Some("c"), "main large")) (button_link("#", &say.of("Urgent : trois champs", "Urgent: three fields", "緊急: 3項目のみ"), None, "large")) }
            section { h2 { (say.of("Attendent de vous", "Waiting for you", "ご対応待ち")) } (table(&list("yours", say.of("Attendent de vous", "Waiting for you", "ご対応待ち"), vec![
                row("1031", "fr", "Impression des étiquettes décalée", chip(Tone::Soon, "?", &say.of("une question pour vous", "a question for you", "ご質問あり")), say.of("hier, 16 h 05", "yesterday, 16:05", "昨日16:05")),
            ]))) }
            section { h2 { (say.of("Chez nous", "With us", "対応中")) } (table(&list("ours", say.of("Chez nous", "With us", "対応中"), vec![
                row("1042", "fr", "Page blanche après connexion", clock(&clock_1042), say.of("17 h 42", "17:42", "17:42")),
                row("1040", "fr", "L'export CSV coupe les libellés accentués après 64 signes", html! { (say.of("Nous cherchons la cause", "We are looking for the cause", "原因を調査中")) }, say.of("jeu. 19 nov.", "Thu 19 Nov", "11月19日(木)")),
            ]))) }
            (empty(&say.of("Rien d'autre en cours.", "Nothing else in progress.", "ほかに進行中のものはありません。"), html! { p { (say.of("Votre dernier ticket a été clos le 3 nov.", "Your last one closed on 3 Nov.", "最後のチケットは11月3日に完了しました。")) } }, None))
        }
    };
    page(&frame(say, theme, Frame::Portal, &say.of("Accueil", "Home", "ホーム"), "/home"), body)
}

pub fn sign_in(say: Say, theme: Theme) -> Markup {
    let people = [
        (
            "NA",
            "Nora Abe",
            say.of(
                "Agente de niveau 1 · Prestataire A",
                "Level-1 agent · Provider A",
                "レベル1担当・プロバイダーA",
            ),
        ),
        (
            "TK",
            "Thomas Klein",
            say.of("Agent du centre, qualifié", "Centre agent, qualified", "センター担当（有資格）"),
        ),
        (
            "田",
            "田中 美咲",
            say.of(
                "Agente du centre, sans qualification",
                "Centre agent, not qualified",
                "センター担当（資格なし）",
            ),
        ),
        ("IR", "Inès Roy", say.of("Responsable du centre", "Centre manager", "センター責任者")),
        (
            "MD",
            "Marta Duarte",
            say.of(
                "Super administratrice · Ateliers Moreau, cliente directe",
                "Super administrator · Ateliers Moreau, direct customer",
                "スーパー管理者・Ateliers Moreau（直接顧客）",
            ),
        ),
    ];
    let margin = margin_note(
        &MarginNote {
            heading: say.of("Horaires", "Hours", "営業時間"),
            clauses: vec![cite(say, "1")],
            ..MarginNote::default()
        },
        html! {
            @for one in open_now(say, true) { p.cluster { (swatch(one.state)) strong { (one.region) } span { (one.words) } } }
        },
    );
    let text = html! {
        div.stack-l {
            form.fields method="post" action="/sign-in" {
                (field(&Field { name: "email".into(), label: say.of("Adresse électronique", "E-mail address", "メールアドレス"), hint: say.of("Nous envoyons un lien qui vaut une fois, dix minutes.", "We send a link that works once, for ten minutes.", "10分間、1回だけ使えるリンクを送ります。"), control: Control::Line { value: String::new(), kind: "email", autocomplete: "email", width: Width::Medium, most: Some(254) }, ..Field::default() }))
                (button(&Button { label: &say.of("Envoyer le lien", "Send me a link", "リンクを送る"), look: "main", ..Button::default() }))
            }
            section.stack {
                h2 { (say.of("Démonstration : entrer en tant que…", "Demonstration: come in as…", "デモ: 次の人として入る")) }
                form method="post" action="/demo/sign-in" {
                    ul.people-list { @for (initials, name, role) in &people { li { button name="person" value=(name) { (person_round(&Person { initials: initials.to_string(), name: name.to_string(), qualified: *initials != "田", ..Person::default() })) span.who { b { (name) } small { (role) } } span.go { (say.of("Entrer →", "Come in →", "入る →")) } } } } }
                }
            }
        }
    };
    let mut around = frame(say, theme, Frame::Portal, &say.of("Entrer", "Sign in", "サインイン"), "/sign-in");
    around.viewer = None;
    around.nav.retain(|item| !item.href.starts_with("home") && !item.href.starts_with("ticket"));
    page(
        &around,
        annotated(&Annotated {
            head: head(None, &say.of("Entrer", "Sign in", "サインイン"), html! {}),
            margin,
            text,
            more: html! {},
            margin_label: say.of("Horaires", "Hours", "営業時間"),
        }),
    )
}

fn steps(say: Say) -> Vec<Step> {
    [
        ("Ce qui s'arrête", "What stops", "何が止まったか"),
        ("Où et qui", "Where and who", "どこで・誰が"),
        ("Le revoir", "See it again", "再現方法"),
        ("Déjà fait", "Done so far", "実施済みの対応"),
        ("Relire et envoyer", "Check and send", "確認・送信"),
    ]
    .iter()
    .map(|(fr, en, ja)| Step { name: say.of(fr, en, ja), href: "#".into() })
    .collect()
}

pub fn report(say: Say, theme: Theme) -> Markup {
    let choice = |value: &str, label: String, hint: String, aside: String, checked| Choice {
        value: value.into(),
        label,
        hint,
        aside,
        checked,
    };
    let (one, four) = (
        say.of("accusé en 1 h ouvrée", "acknowledged in 1 open hour", "1営業時間以内"),
        say.of("accusé en 4 h ouvrées", "acknowledged in 4 open hours", "4営業時間以内"),
    );
    let choices = vec![
        choice(
            "whole",
            say.of("Toute l'application", "The whole application", "アプリ全体"),
            say.of("Personne ne peut travailler.", "Nobody can work.", "誰も作業できません。"),
            one.clone(),
            true,
        ),
        choice(
            "degraded",
            say.of("Elle tourne, mais mal, pour tous", "It runs, but badly, for everybody", "全員に性能低下"),
            say.of(
                "Lenteurs, erreurs fréquentes, contournements partout.",
                "Slow, frequent errors, detours everywhere.",
                "遅い、エラーが多い。",
            ),
            one,
            false,
        ),
        choice(
            "function",
            say.of("Une fonction", "One function", "一部の機能"),
            say.of("Le reste va bien.", "The rest is fine.", "ほかは正常です。"),
            four.clone(),
            false,
        ),
        choice(
            "question",
            say.of("Rien : c'est une question", "Nothing: it is a question", "質問です"),
            String::new(),
            four,
            false,
        ),
    ];
    let missing = say.of(
        "Donnez un objet : une ligne qui dit ce qui ne va pas.",
        "Give a subject: one line that says what is wrong.",
        "件名を入力してください（1行で症状を）。",
    );
    let text = html! {
        (error_summary(&say.of("Une chose à corriger", "One thing to correct", "1か所を修正してください"), &[("subject".into(), missing.clone())]))
        (stepper(&say.of("Étapes", "Steps", "手順"), &steps(say), 0, &say.of("Étape 1 sur 5 : ce qui s'arrête", "Step 1 of 5: what stops", "手順1/5: 何が止まったか")))
        form.fields method="post" action="/tickets/new" data-draft="nora:new" {
            (field(&Field { name: "impact".into(), label: say.of("Qu'est-ce qui s'arrête ?", "What stops?", "何が止まりましたか？"), control: Control::Choices(choices), ..Field::default() }))
            (field(&Field { name: "subject".into(), label: say.of("Objet", "Subject", "件名"), hint: say.of("Comme vous le diriez au téléphone.", "As you would say it on the telephone.", "電話で伝えるように。"), error: missing, ..Field::default() }))
            (field(&Field { name: "account".into(), label: say.of("Que se passe-t-il ?", "What happens?", "何が起きますか？"), control: Control::area("", 5), ..Field::default() }))
            (field(&Field { name: "since".into(), label: say.of("Depuis quand ?", "Since when?", "いつから？"), optional: say.of("(facultatif)", "(optional)", "（任意）"), control: Control::Line { value: "2026-11-20T17:30".into(), kind: "datetime-local", autocomplete: "off", width: Width::Short, most: None }, ..Field::default() }))
            (field(&Field { name: "customer".into(), label: say.of("Client final", "End customer", "エンドカスタマー"), control: Control::Select(vec![("moreau".into(), "Ateliers Moreau".into()), ("lorient".into(), "Mairie de Lorient".into())], "moreau".into()), ..Field::default() }))
            (field(&Field { name: "often".into(), label: say.of("À chaque fois ?", "Every time?", "毎回？"), control: Control::Inline(vec![choice("always", say.of("toujours", "always", "毎回"), String::new(), String::new(), true), choice("sometimes", say.of("parfois", "sometimes", "時々"), String::new(), String::new(), false), choice("once", say.of("une fois", "once", "1回"), String::new(), String::new(), false)]), ..Field::default() }))
            (check("contact", &say.of("Le centre peut écrire au super administrateur du client.", "The centre may write to the customer's super administrator.", "センターが顧客のスーパー管理者に連絡してもよい。"), true))
            div.actions { (button(&Button { label: &say.of("Continuer", "Continue", "次へ"), look: "main", ..Button::default() })) (button(&Button { label: &say.of("Envoyer tel quel", "Send as it is", "このまま送信"), look: "", ..Button::default() })) (key("Ctrl ⏎")) }
        }
    };
    let margin = margin_note(
        &MarginNote {
            heading: say.of("Ce que cela entraîne", "What follows", "この場合の扱い"),
            clauses: vec![cite(say, "4")],
            ..MarginNote::default()
        },
        html! {
            p { (category(1, Certainty::Provisional, "1")) " " strong { (say.of("catégorie 1 suggérée", "category 1 suggested", "優先度1の見込み")) } }
            p { (say.of("Accusé au plus tard lun. 23 nov., 9 h 42 (Paris).", "Acknowledged by Mon 23 Nov, 09:42 (Paris).", "受付確認の期限: 11月23日(月) 9:42（パリ）")) }
            p { (say.of("La catégorie est décidée par le centre", "The category is decided by the centre", "優先度はセンターが決定します")) " " (clause(&cite(say, "3.D"))) "." }
        },
    );
    let more = margin_note(
        &MarginNote {
            heading: say.of("Manque encore", "Still missing", "未入力の項目"),
            clauses: vec![cite(say, "3.C")],
            ..MarginNote::default()
        },
        completeness(
            &[say.of("ce qui s'arrête", "what stops", "影響範囲")],
            &[
                say.of("objet", "subject", "件名"),
                say.of("étapes pour le revoir", "steps to see it again", "再現手順"),
                say.of("vérifications faites", "checks made", "確認済みの項目"),
            ],
        ),
    );
    page(
        &frame(say, theme, Frame::Portal, &say.of("Signaler", "Report", "報告"), "/report"),
        annotated(&Annotated {
            head: head(
                None,
                &say.of("Signaler un incident", "Report an incident", "インシデントの報告"),
                html! {},
            ),
            margin,
            text,
            more,
            margin_label: String::new(),
        }),
    )
}

pub fn check_answers(say: Say, theme: Theme) -> Markup {
    let answer = |question: String, answer: String, missing| Answer {
        question,
        answer: html! { (answer) },
        missing,
        href: "#".into(),
    };
    let list = [
        answer(
            say.of("Ce qui s'arrête", "What stops", "影響"),
            say.of("Toute l'application", "The whole application", "アプリ全体"),
            false,
        ),
        answer(say.of("Objet", "Subject", "件名"), "Page blanche après connexion".into(), false),
        answer(say.of("Client final", "End customer", "顧客"), "Ateliers Moreau".into(), false),
        answer(say.of("Votre référence", "Your reference", "貴社番号"), "PA-20931".into(), false),
        answer(
            say.of("Étapes pour le revoir", "Steps to see it again", "再現手順"),
            "1. ouvrir /login ; 2. saisir un compte ; 3. valider".into(),
            false,
        ),
        answer(
            say.of("Dernier succès", "Last time it worked", "最後の正常時刻"),
            say.of("pas encore dit", "not said yet", "未入力"),
            true,
        ),
    ];
    let text = html! {
        (stepper(&say.of("Étapes", "Steps", "手順"), &steps(say), 4, &say.of("Étape 5 sur 5 : relire et envoyer", "Step 5 of 5: check and send", "手順5/5: 確認・送信")))
        div.stack {
            (answers(&list, &say.of("Modifier", "Change", "変更")))
            (why(&derivation_1042(say, true)))
            form.actions method="post" { (button(&Button { label: &say.of("Envoyer le signalement", "Send the report", "報告を送信"), look: "main large", ..Button::default() })) }
        }
    };
    let margin = margin_note(
        &MarginNote {
            heading: say.of("Accusé prévu", "Acknowledgement expected", "受付確認の予定"),
            clauses: vec![cite(say, "4")],
            ..MarginNote::default()
        },
        html! { p { strong { (say.of("lun. 23 nov., 9 h 42 (Paris)", "Mon 23 Nov, 09:42 (Paris)", "11月23日(月) 9:42（パリ）")) } } p { (say.of("si vous envoyez maintenant, à 17 h 42.", "if you send it now, at 17:42.", "いま（17:42）送信した場合。")) } },
    );
    page(
        &frame(
            say,
            theme,
            Frame::Portal,
            &say.of("Relire et envoyer", "Check and send", "確認・送信"),
            "/report",
        ),
        annotated(&Annotated {
            head: head(None, &say.of("Relire et envoyer", "Check and send", "確認・送信"), html! {}),
            margin,
            text,
            more: html! {},
            margin_label: String::new(),
        }),
    )
}

pub fn ticket(say: Say, theme: Theme) -> Markup {
    let clock = Clock {
        id: "clock-acknowledgement".into(),
        standing: Standing::Running,
        share_left: 100,
        left: say.of("reste 1 h", "1 h left", "残り1時間"),
        due: Some(moment_of(
            "2026-11-23T08:42:00Z",
            say.of("lun. 23 nov., 9 h 42 (Paris)", "Mon 23 Nov, 09:42 (Paris)", "11月23日(月) 9:42（パリ）"),
        )),
        provisional: say.of(
            "provisoire, jusqu'au tri",
            "provisional, until triage",
            "暫定（トリアージまで）",
        ),
        tick: Some(Tick { due: at("2026-11-23T08:42:00Z"), target: 3600, soon: 900, open: paris_open(say) }),
        ..Clock::default()
    };
    let title = html! { header.head {
        div.crumb { a.quiet href="#" data-key="u" { "← " (say.of("Mes tickets", "My tickets", "チケット一覧")) } }
        h1 tabindex="-1" { span.ticket-title { span.number { "1042" } span lang="fr" { "Page blanche après connexion" } } }
        p.lead { (say.of("Nous l'avons reçu. Une personne du centre accusera réception avant lun. 9 h 42.", "We have it. A person of the centre will acknowledge it by Mon 09:42.", "受け付けました。月曜9:42までにセンターの担当者が受付確認します。")) }
    } };
    let margin = html! {
        (margin_note(&MarginNote { heading: say.of("Accusé de réception", "Acknowledgement", "受付確認"), clauses: vec![cite(say, "4")], ..MarginNote::default() }, large_clock(&clock)))
        (margin_note(&MarginNote { heading: say.of("Délai de réponse", "Response time", "応答時間"), clauses: vec![cite(say, "1")], ..MarginNote::default() }, html! { p { (say.of("Court jusqu'au premier diagnostic d'une personne qualifiée. Mesuré, sans cible.", "Runs until the first diagnosis by a qualified person. Measured, no target.", "有資格者の初回診断まで計測します。目標はありません。")) } }))
    };
    let more = margin_note(
        &MarginNote { heading: say.of("Dossier", "File", "詳細"), ..MarginNote::default() },
        facts(&[
            (
                say.of("Catégorie", "Category", "優先度"),
                html! { (say.of("1 suggérée, décidée au tri", "1 suggested, decided at triage", "1の見込み（トリアージで決定）")) },
            ),
            (say.of("Client final", "End customer", "顧客"), html! { "Ateliers Moreau" }),
            (say.of("Votre référence", "Your reference", "貴社番号"), html! { "PA-20931" }),
            (say.of("Conditions", "Agreement", "契約"), html! { a href="#" { "2021-09" } }),
        ]),
    );
    let report = "Depuis 17 h 30, après la mise à jour 8.2, tous les utilisateurs voient une page blanche une fois connectés.";
    let text = html! {
        (why(&derivation_1042(say, true)))
        (timeline("timeline", &say.of("Ce qui s'est passé", "What happened", "経過"), "ticket:1042", &[
            Item::Day(say.of("ven. 20 nov. 2026", "Fri 20 Nov 2026", "2026年11月20日(金)")),
            Item::Message(Message { id: "m-1".into(), at: moment_of("2026-11-20T16:42:00Z", say.of("17 h 42", "17:42", "17:42")), spent: String::new(), by: nora(say), voice: Voice::Client, lang: "fr".into(), text: report.into(), label: None, after: None }),
        ]))
        (composers(&say.of("Écrire", "Write", "返信"), &[Composer { action: "#".into(), heading: say.of("Répondre", "Reply", "返信"), to: say.of("au centre de support", "to the support centre", "サポートセンターへ"), label: say.of("Réponse", "Reply", "返信"), submit: say.of("Envoyer", "Send", "送信"), seen: "1".into(), ..Composer::default() }]))
    };
    let mut around = frame(say, theme, Frame::Portal, "Page blanche… · 1042", "/ticket");
    around.flash = Some(flash(
        Tone::Met,
        &say.of(
            "Signalement reçu : c'est le ticket 1042.",
            "Report received: it is ticket 1042.",
            "報告を受け付けました（チケット1042）。",
        ),
        None,
    ));
    page(
        &around,
        annotated(&Annotated {
            head: title,
            margin,
            text,
            more,
            margin_label: say.of("Délais et clauses", "Clocks and clauses", "期限と条項"),
        }),
    )
}

/// A clause: its number, title and text, and the notes beside it.
type Section = (&'static str, String, String, Vec<(String, String)>);

pub fn terms(say: Say, theme: Theme) -> Markup {
    let sections: [Section; 3] = [
        ("1", say.of("Heure ouvrée, jour ouvré", "Business hour, business day", "営業時間・営業日"), say.of("Une heure ouvrée est comprise entre 9 h et 18 h un jour ouvré, à l'heure française pour les clients EMEA, à l'heure de l'Est pour NAM et LATAM, à l'heure du Japon pour APAC. Un jour ouvré va du lundi au vendredi, hors jours fériés en France, aux États-Unis ou au Japon.", "A business hour lies between 9:00 and 18:00 on a business day: French time for EMEA clients, Eastern time for NAM and LATAM, Japan time for APAC. Business days are Monday to Friday, except public holidays in France, the United States or Japan.", "営業時間は営業日の9時から18時まで。EMEAはフランス時間、NAM・LATAMは東部時間、APACは日本時間。営業日は月曜から金曜（各国の祝日を除く）。"),
            vec![(say.of("Lecture", "Reading", "解釈"), say.of("« Heure française » : l'heure civile de Paris. On ouvre à 9 h à l'horloge du mur.", "“French time”: the civil time of Paris. People open at 9 by the clock on the wall.", "「フランス時間」はパリの現地時刻。")), (say.of("Cette année", "This year", "今年"), say.of("11 fériés en France, 11 aux États-Unis, 18 au Japon.", "11 holidays in France, 11 in the United States, 18 in Japan.", "祝日: 仏11・米11・日18"))]),
        ("3.D", say.of("Enquête préliminaire", "Preliminary investigation", "予備調査"), say.of("Le centre mène une enquête préliminaire et attribue à chaque demande l'une des priorités de la clause 4.", "The centre makes a preliminary investigation and gives each request one of the priorities of clause 4.", "センターは予備調査を行い、第4条の優先度を定めます。"),
            vec![(say.of("Lecture", "Reading", "解釈"), say.of("Avant le tri, la cible la plus stricte court à titre provisoire ; rien n'est dit dépassé avant.", "Before triage the strictest target runs provisionally; nothing is called missed until then.", "トリアージ前は最も厳しい目標を暫定適用。"))]),
        ("4", say.of("Priorités et délais", "Priorities and delays", "優先度と期限"), say.of("Catégorie 1 : l'incident empêche le fonctionnement complet de l'application ou conduit à l'utiliser en mode dégradé ; accusé en 1 heure ouvrée. Catégorie 2 : tout autre incident ; accusé en 4 heures ouvrées. Ces délais sont des indicateurs de performance ; en manquer un n'est pas une inexécution du contrat.", "Category 1: the incident prevents the full functioning of the application or leads to its use in a degraded mode; acknowledged within 1 business hour. Category 2: any other incident; acknowledged within 4 business hours. These delays are key performance indicators; missing one is not a breach of contract.", "優先度1: アプリ全体の機能を妨げる、または縮退運転となるもの。1営業時間以内に受付確認。優先度2: その他。4営業時間以内。期限は指標です。"),
            vec![(say.of("Dans vos tickets", "In your tickets", "適用チケット"), say.of("1042 (catégorie 1), 1040 (catégorie 2)", "1042 (category 1), 1040 (category 2)", "1042（優先度1）、1040（優先度2）")), (say.of("Lecture", "Reading", "解釈"), say.of("Pile à l'échéance : atteint.", "Exactly on the due instant: met.", "期限ちょうどは達成。"))]),
    ];
    let body = html! {
        (head(Some(html! { (say.of("en vigueur depuis le 1er sept. 2021", "in force since 1 Sep 2021", "2021年9月1日から有効")) a href="#" { (say.of("autres versions", "other versions", "他の版")) } }), &say.of("Conditions de support", "Support agreement", "サポート契約"), html! { p.lead { (say.of("Le texte que nous avons signé, et à côté comment nous le lisons et l'appliquons.", "The text we signed, and beside it how we read and apply it.", "合意した条文と、その解釈・適用。")) } }))
        (notice(Tone::Still, "", html! { p { (say.of("Le texte français fait foi.", "The French text is the authoritative one.", "フランス語版が正文です。")) } }))
        div.agreement {
            @for (number, title, clause_text, notes) in &sections {
                section id={ "c-" (number) } {
                    div.clause-text { a.clause-number href={ "#c-" (number) } { (number) } h2 { (title) } p { (clause_text) } }
                    aside.clause-notes { @for (heading, note) in notes { div { h3 { (heading) } p { (note) } } } }
                }
            }
        }
    };
    page(&frame(say, theme, Frame::Portal, &say.of("Conditions", "Agreement", "契約"), "/terms"), body)
}

pub fn hours(say: Say, theme: Theme) -> Markup {
    let regions = [
        (
            "EMEA",
            Opening::Open,
            say.of("Ouvert jusqu'à 18 h", "Open until 18:00", "18:00まで営業"),
            say.of("Paris, 9 h–18 h", "Paris, 09:00–18:00", "パリ 9:00–18:00"),
            week(say, 9, 18, None, 34380, say.of("9 h 33", "09:33", "9:33")),
        ),
        (
            "NAM · LATAM",
            Opening::Closed,
            say.of("Fermé, ouvre à 9 h", "Closed, opens 09:00", "休業中、9:00から"),
            say.of(
                "New York, 9 h–18 h · 15 h–0 h à Paris",
                "New York, 09:00–18:00 · 15:00–00:00 in Paris",
                "ニューヨーク 9:00–18:00（パリ15:00–0:00）",
            ),
            week(say, 9, 18, Some((3, "Thanksgiving Day")), 12780, say.of("3 h 33", "03:33", "3:33")),
        ),
        (
            "APAC",
            Opening::Holiday,
            say.of(
                "勤労感謝の日 : ouvre mar. à 9 h",
                "勤労感謝の日: opens Tue 09:00",
                "勤労感謝の日、火曜9:00から",
            ),
            say.of(
                "Tokyo, 9 h–18 h · 1 h–10 h à Paris",
                "Tokyo, 09:00–18:00 · 01:00–10:00 in Paris",
                "東京 9:00–18:00（パリ1:00–10:00）",
            ),
            week(say, 9, 18, Some((0, "勤労感謝の日")), 63180, say.of("17 h 33", "17:33", "17:33")),
        ),
    ];
    let holidays = [
        (
            say.of("France", "France", "フランス"),
            vec![
                (say.of("11 nov.", "11 Nov", "11月11日"), "Armistice", "", "past"),
                (say.of("25 déc.", "25 Dec", "12月25日"), "Noël", "Christmas Day", "next"),
            ],
        ),
        (
            say.of("États-Unis", "United States", "アメリカ"),
            vec![
                (say.of("26 nov.", "26 Nov", "11月26日"), "Thanksgiving Day", "", "next"),
                (say.of("25 déc.", "25 Dec", "12月25日"), "Christmas Day", "", ""),
            ],
        ),
        (
            say.of("Japon", "Japan", "日本"),
            vec![
                (say.of("23 nov.", "23 Nov", "11月23日"), "勤労感謝の日", "Labour Thanksgiving Day", "next"),
                (say.of("1er janv.", "1 Jan", "1月1日"), "元日", "New Year's Day", ""),
            ],
        ),
    ];
    let body = html! {
        div.hours-page {
            (head(Some(html! { (say.of("semaine du 23 nov. 2026", "week of 23 Nov 2026", "2026年11月23日の週")) }), &say.of("Horaires du support", "Support hours", "サポート営業時間"), html! {}))
            @for (name, opening, state, zones, strip) in &regions {
                section.region {
                    header { h2 { (name) } span.state { (swatch(*opening)) (state) } span.zones { (zones) " " (clause(&cite(say, "1"))) } }
                    div.ribbon-scroll { (ribbon(strip)) }
                    @if *name == "EMEA" { div.under { span { (say.of("Signalé maintenant : accusé au plus tard à 10 h 33 (catégorie 1), 13 h 33 (catégorie 2)", "Reported now: acknowledged by 10:33 (category 1), 13:33 (category 2)", "いま報告: 受付確認は10:33（優先度1）、13:33（優先度2）まで")) } a.end href="#" { (say.of("pourquoi", "why", "理由")) } } }
                }
            }
            ul.ribbon-key { li { (swatch(Opening::Open)) (say.of("ouvert", "open", "営業")) } li { (swatch(Opening::Closed)) (say.of("fermé", "closed", "休業")) } li { (swatch(Opening::Holiday)) (say.of("férié", "holiday", "祝日")) } }
            section.stack { h2 { (say.of("Fériés de 2026", "Holidays of 2026", "2026年の祝日")) }
                div.holidays { @for (country, days) in &holidays { div { h3 { (country) } ul { @for (date, name, other, class) in days { li class=(class) { span.num { (date) } span { (name) @if !other.is_empty() { small { (other) } } } } } } } } }
            }
        }
    };
    page(&frame(say, theme, Frame::Portal, &say.of("Horaires", "Hours", "営業時間"), "/hours"), body)
}
