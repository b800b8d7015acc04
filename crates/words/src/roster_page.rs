//! The roster and what it covers, as a page (clause 3.B).

words! {
    roster_title() { en: "Roster", fr: "Planning", ja: "当番表" }
    roster_week(number: i8, from: &str, until: &str) {
        en: "Week {number}, {from} to {until}",
        fr: "Semaine {number}, du {from} au {until}",
        ja: "第{number}週（{from}～{until}）",
    }
    roster_week_short(number: i8) { en: "week {number}", fr: "semaine {number}", ja: "第{number}週" }
    roster_week_before(number: i8) { en: "← week {number}", fr: "← semaine {number}", ja: "← 第{number}週" }
    roster_week_after(number: i8) { en: "week {number} →", fr: "semaine {number} →", ja: "第{number}週 →" }
    roster_this_week() { en: "This week", fr: "Cette semaine", ja: "今週" }
    roster_another_region() { en: "Region", fr: "Région", ja: "地域" }
    roster_other_weeks() { en: "Other weeks", fr: "Autres semaines", ja: "ほかの週" }
    /// An event in somebody's calendar.
    roster_event(regions: &str) { en: "Support desk {regions}", fr: "Support {regions}", ja: "サポートデスク {regions}" }
    roster_event_instead(name: &str) { en: "instead of {name}", fr: "à la place de {name}", ja: "{name}の代理" }

    roster_covered(covered: &str, open: &str) {
        en: "{covered} of {open} covered",
        fr: "{covered} sur {open} couvertes",
        ja: "{open}のうち{covered}に人員あり",
    }
    roster_all_covered(open: &str) { en: "All {open} are covered.", fr: "Les {open} sont toutes couvertes.", ja: "{open}すべてに人員があります。" }
    roster_closed_all_week() { en: "Closed all week: nobody is needed.", fr: "Fermé toute la semaine : personne n'est nécessaire.", ja: "全日休業のため人員は不要です。" }
    roster_needed(hours: &str, people: u16, qualified: u16) {
        en: "{hours}: {people} needed, {qualified} of them qualified",
        fr: "{hours} : effectif de {people}, dont {qualified} avec qualification",
        ja: "{hours}：{people}人（うち有資格者{qualified}人）",
    }
    roster_needed_silent() {
        en: "The agreement asks for no number here: one qualified person is taken.",
        fr: "Les conditions ne donnent pas de nombre ici : une personne qualifiée est retenue.",
        ja: "契約に人数の定めがないため、有資格者一人を必要とみなします。",
    }
    roster_gaps() { en: "Gaps of this week", fr: "Trous de cette semaine", ja: "今週の不足" }
    roster_gap(day: &str, from: &str, until: &str, short: &str) {
        en: "{day} {from}–{until}: {short}",
        fr: "{day} {from}–{until} : {short}",
        ja: "{day} {from}～{until}：{short}",
    }
    roster_first_gap(when: &str, short: &str) { en: "{when}: {short}", fr: "{when} : {short}", ja: "{when}：{short}" }
    roster_fill() { en: "Fill the gap", fr: "Combler", ja: "補充する" }
    roster_ahead(weeks: i64) { en: "The next {weeks} weeks", fr: "Les {weeks} prochaines semaines", ja: "今後{weeks}週間" }
    roster_ahead_none() { en: "Every open minute is covered.", fr: "Chaque minute ouverte est couverte.", ja: "営業時間のすべてに人員があります。" }
    roster_ahead_column_week() { en: "Week", fr: "Semaine", ja: "週" }
    roster_ahead_column_open() { en: "Open", fr: "Ouvert", ja: "営業時間" }
    roster_ahead_column_short() { en: "Not covered", fr: "Non couvert", ja: "不足" }
    roster_ahead_column_first() { en: "First gap", fr: "Premier trou", ja: "最初の不足" }
    roster_ahead_caption() { en: "Weeks with gaps", fr: "Semaines avec des trous", ja: "人員が不足する週" }
    roster_none(number: i8, region: &str) {
        en: "No roster for week {number} in {region}.",
        fr: "Pas de planning pour la semaine {number} en {region}.",
        ja: "第{number}週の{region}の当番表はまだありません。",
    }
    roster_copy(number: i8) { en: "Copy week {number}", fr: "Copier la semaine {number}", ja: "第{number}週を複写" }
    roster_copy_all(number: i8) {
        en: "Copy week {number} for all regions",
        fr: "Copier la semaine {number} pour toutes les régions",
        ja: "第{number}週を全地域分複写",
    }
    roster_ribbon(region: &str, sentence: &str) {
        en: "{region}, Monday to Sunday. {sentence}",
        fr: "{region}, du lundi au dimanche. {sentence}",
        ja: "{region}、月曜から日曜まで。{sentence}",
    }
    roster_key_staffed() { en: "covered", fr: "couvert", ja: "人員あり" }
    roster_key_gap() { en: "gap", fr: "trou", ja: "不足" }
    roster_grid() { en: "Who is there, day by day", fr: "Qui est là, jour par jour", ja: "日ごとの担当" }
    roster_person() { en: "Person", fr: "Personne", ja: "担当者" }
    roster_qualified() { en: "qualified", fr: "qualifié", ja: "有資格" }
    roster_not_qualified() { en: "not qualified", fr: "non qualifié", ja: "資格なし" }
    roster_instead(name: &str) { en: "for {name}", fr: "pour {name}", ja: "{name}の代理" }
    roster_swapped_from(name: &str) { en: "planned for {name}", fr: "prévu pour {name}", ja: "本来は{name}" }
    roster_away(why: &str) { en: "away: {why}", fr: "absent : {why}", ja: "不在：{why}" }
    roster_remove() { en: "Take out", fr: "Retirer", ja: "取り消す" }
    roster_remove_whose(name: &str, when: &str) { en: "of {name}, {when}", fr: "de {name}, {when}", ja: "{name}、{when}" }

    roster_presence() { en: "Presence", fr: "Présence", ja: "在席" }
    roster_i_am_here() { en: "I am here", fr: "Je suis là", ja: "在席にする" }
    roster_i_leave() { en: "I leave", fr: "Je pars", ja: "退席にする" }
    roster_here_since(since: &str, until: &str) {
        en: "You are there since {since}; unless you say otherwise, until {until}.",
        fr: "Vous êtes là depuis {since} ; sauf indication, jusqu'à {until}.",
        ja: "{since}から在席しています。記録がなければ{until}までとします。",
    }
    roster_not_here() { en: "You aren't recorded as there.", fr: "Vous n'êtes pas noté présent.", ja: "在席の記録がありません。" }
    roster_here_for() { en: "For which regions", fr: "Pour quelles régions", ja: "担当する地域" }
    roster_recorded() { en: "Recorded this week", fr: "Noté cette semaine", ja: "今週の記録" }
    roster_recorded_nothing() { en: "Nobody's presence was recorded in this week.", fr: "Aucune présence n'a été notée cette semaine.", ja: "今週の在席記録はありません。" }
    roster_note() { en: "Note a presence afterwards", fr: "Noter une présence après coup", ja: "在席を後から記録する" }
    roster_strike() { en: "Strike out", fr: "Rayer", ja: "抹消する" }
    roster_reason() { en: "How it is known", fr: "Comment on le sait", ja: "確認の根拠" }
    roster_was_staffed() { en: "Was the centre staffed?", fr: "Le centre avait-il son effectif ?", ja: "人員は足りていましたか" }
    roster_was_at() { en: "On and at", fr: "Le, à", ja: "日時" }
    roster_ask() { en: "Answer", fr: "Répondre", ja: "確認する" }
    roster_was_answer(when: &str, answer: &str) { en: "{when}: {answer}.", fr: "{when} : {answer}.", ja: "{when}：{answer}。" }
    roster_was_there(names: &str) { en: "Recorded as there: {names}.", fr: "Notés présents : {names}.", ja: "在席の記録：{names}。" }
    roster_was_planned(names: &str) { en: "Planned: {names}.", fr: "Prévus : {names}.", ja: "予定：{names}。" }
    roster_nobody() { en: "nobody", fr: "personne", ja: "なし" }

    /// In a cell of the week: whom and when a click would plan.
    roster_plan_cell(name: &str, day: &str) { en: "Plan {name} on {day}", fr: "Planifier {name} le {day}", ja: "{name}を{day}に計画" }
    roster_change() { en: "Change", fr: "Modifier", ja: "変更" }
    roster_change_title(name: &str, when: &str) { en: "Change the shift of {name}, {when}", fr: "Modifier la vacation de {name}, {when}", ja: "{name}の勤務を変更：{when}" }
    roster_change_button() { en: "Change the shift", fr: "Modifier la vacation", ja: "勤務を変更する" }
    roster_as_last_week() { en: "As last week", fr: "Comme la semaine d'avant", ja: "先週と同じ" }
    roster_as_last_week_whose(name: &str) { en: "for {name}", fr: "pour {name}", ja: "{name}" }
    roster_repeat() { en: "For so many weeks", fr: "Pendant tant de semaines", ja: "繰り返す週数" }
    roster_repeat_hint() {
        en: "1 is this week alone; days that are closed then are left out.",
        fr: "1 : cette semaine seulement ; les jours fermés ensuite sont omis.",
        ja: "1は今週のみ。以降の休業日は除きます。",
    }
    roster_repeat_week(number: i8, region: &str) {
        en: "Repeat week {number} of {region}",
        fr: "Répéter la semaine {number} de {region}",
        ja: "{region}の第{number}週を繰り返す",
    }
    roster_repeat_next() { en: "In so many weeks that follow", fr: "Dans tant de semaines qui suivent", ja: "以降に繰り返す週数" }
    roster_repeat_button() { en: "Repeat", fr: "Répéter", ja: "繰り返す" }
    roster_undo() { en: "Undo", fr: "Annuler", ja: "元に戻す" }
    roster_plan() { en: "Plan shifts", fr: "Planifier des vacations", ja: "勤務を計画する" }
    roster_days() { en: "Days", fr: "Jours", ja: "曜日" }
    roster_from() { en: "From", fr: "De", ja: "開始" }
    roster_until() { en: "Until", fr: "Jusqu'à", ja: "終了" }
    roster_regions() { en: "Regions", fr: "Régions", ja: "地域" }
    roster_regions_hint() {
        en: "Two regions that are open at the same time are one shift: tick both.",
        fr: "Deux régions ouvertes en même temps font une seule vacation : cochez les deux.",
        ja: "同時に営業する二地域は一つの勤務です。両方を選んでください。",
    }
    roster_times_of(place: &str) { en: "Times of {place}", fr: "Heures locales ({place})", ja: "{place}の時刻" }
    roster_plan_button() { en: "Plan", fr: "Planifier", ja: "計画する" }

    roster_absence() { en: "Tell an absence", fr: "Annoncer une absence", ja: "不在を登録する" }
    roster_absences() { en: "Absences", fr: "Absences", ja: "不在" }
    roster_why() { en: "Why", fr: "Motif", ja: "理由" }
    roster_substitute() { en: "Who comes instead", fr: "Qui vient à la place", ja: "代理" }
    roster_substitute_is(name: &str) { en: "{name} comes instead", fr: "{name} vient à la place", ja: "代理：{name}" }
    roster_no_substitute() { en: "nobody yet", fr: "personne encore", ja: "未定" }
    roster_name_substitute() { en: "Name", fr: "Désigner", ja: "指定する" }
    roster_take_back() { en: "Take back", fr: "Retirer", ja: "取り消す" }
    roster_absence_button() { en: "Tell", fr: "Annoncer", ja: "登録する" }

    roster_swap() { en: "Swap a shift", fr: "Échanger une vacation", ja: "勤務を交代する" }
    roster_swaps() { en: "Swaps that wait for an answer", fr: "Échanges en attente de réponse", ja: "回答待ちの交代" }
    roster_swap_which() { en: "Which shift", fr: "Quelle vacation", ja: "交代する勤務" }
    roster_swap_with() { en: "Who takes it", fr: "Qui la prend", ja: "引き受ける人" }
    roster_swap_in_return() { en: "For which of theirs", fr: "Contre laquelle des siennes", ja: "代わりに受ける勤務" }
    roster_swap_for_nothing() { en: "none", fr: "aucune", ja: "なし" }
    roster_swap_ask() { en: "Ask", fr: "Demander", ja: "依頼する" }
    roster_swap_now() { en: "Swap", fr: "Échanger", ja: "交代させる" }
    roster_swap_asked(who: &str, with: &str, shift: &str) {
        en: "{who} asks {with} to take {shift}",
        fr: "{who} demande à {with} de prendre {shift}",
        ja: "{who}が{with}に交代を依頼：{shift}",
    }
    roster_swap_asked_for(who: &str, with: &str, shift: &str, other: &str) {
        en: "{who} asks {with} to take {shift} for {other}",
        fr: "{who} demande à {with} de prendre {shift} contre {other}",
        ja: "{who}が{with}に交代を依頼：{shift}と{other}",
    }
    roster_agree() { en: "Agree", fr: "Accepter", ja: "承諾する" }
    roster_decline() { en: "Decline", fr: "Refuser", ja: "辞退する" }

    roster_handovers() { en: "Handover", fr: "Consignes", ja: "引き継ぎ" }
    roster_handover_none() { en: "Nothing was handed over in this week.", fr: "Aucune consigne cette semaine.", ja: "今週の引き継ぎはありません。" }
    roster_handover_text() { en: "For those who come next", fr: "Pour ceux qui suivent", ja: "次の担当者へ" }
    roster_hand_over() { en: "Hand over", fr: "Transmettre", ja: "引き継ぐ" }

    /// On the manager's page.
    roster_near_gaps() {
        en: "Gaps in the next two weeks",
        fr: "Trous dans les deux prochaines semaines",
        ja: "今後2週間の人員不足",
    }
    roster_near_gap(region: &str, short: &str, first: &str) {
        en: "{region}: {short} not covered, first {first}",
        fr: "{region} : {short} non couvertes, d'abord {first}",
        ja: "{region}：{short}分の人員が不足、最初は{first}",
    }

    done_planned() { en: "The plan is changed.", fr: "Le planning est modifié.", ja: "計画を変更しました。" }
    done_removed() { en: "The shift is taken out.", fr: "La vacation est retirée.", ja: "勤務を取り消しました。" }
    done_changed() { en: "The shift is changed.", fr: "La vacation est modifiée.", ja: "勤務を変更しました。" }
    done_copied() { en: "The week is copied; what fell on closed days is left out.", fr: "La semaine est copiée, sans ce qui tombait sur des jours fermés.", ja: "週を複写しました。休業日に当たる勤務は除いています。" }
    done_swap_asked() { en: "Your colleague is asked; nothing changes until they agree.", fr: "La demande est faite ; rien ne change avant l'accord de votre collègue.", ja: "依頼しました。承諾されるまで変わりません。" }
    done_swapped() { en: "The shift changed hands.", fr: "La vacation a changé de mains.", ja: "勤務を交代しました。" }
    done_absence() { en: "The absence is told.", fr: "L'absence est annoncée.", ja: "不在を登録しました。" }
    done_presence() { en: "It is recorded.", fr: "C'est noté.", ja: "記録しました。" }
    done_handed_over() { en: "It is handed over.", fr: "La consigne est transmise.", ja: "引き継ぎました。" }
}
