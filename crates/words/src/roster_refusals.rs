//! What a roster refuses, said: what, why, what to try.

use desk::RosterRefusal;
use jiff::Timestamp;

use crate::{Lang, Said};

refusals! {
    roster_no_such_hours() {
        en: "These hours aren't hours", "a shift ends after it begins, and within a day", "check both times";
        fr: "Ces heures n'en sont pas", "une vacation finit après son début, dans les 24 heures", "vérifiez les deux heures";
        ja: "時間が正しくありません", "勤務は開始より後、24時間以内に終わる必要があります", "開始と終了を確認してください";
    }
    roster_another_week(week: &str) {
        en: "This belongs to another week", "this roster is of {week}", "go to the week of that day";
        fr: "Cela relève d'une autre semaine", "ce planning est celui de {week}", "allez à la semaine de ce jour";
        ja: "別の週に属しています", "この当番表は{week}のものです", "該当する週を開いてください";
    }
    roster_not_of_the_centre() {
        en: "This person isn't at the support centre", "a roster is of the centre's own people, as long as they may come in", "choose somebody of the centre";
        fr: "Cette personne n'est pas au centre de support", "un planning ne compte que les personnes du centre, tant qu'elles y ont accès", "choisissez une personne du centre";
        ja: "サポートセンターの担当者ではありません", "当番表に載るのは、在籍しているセンターの担当者だけです", "センターの担当者を選んでください";
    }
    roster_already_on_shift(from: &str, until: &str) {
        en: "This person is on shift then", "they have a shift from {from} to {until}, and nobody is in two places", "choose somebody else or other hours; two regions at the same time are one shift that names both";
        fr: "Cette personne est déjà de service", "elle a une vacation du {from} au {until}, et nul n'est à deux endroits", "choisissez quelqu'un d'autre ou d'autres heures ; deux régions en même temps sont une vacation qui nomme les deux";
        ja: "その時間はすでに当番です", "{from}から{until}まで勤務があり、同時に二か所は担当できません", "別の人か時間を選んでください。同時に二地域を担当する場合は一つの勤務に両方を指定します";
    }
    roster_is_away(from: &str, until: &str) {
        en: "This person is away then", "they are away from {from} to {until}", "choose somebody else, or take the absence back if they can come";
        fr: "Cette personne est absente", "elle est absente du {from} au {until}", "choisissez quelqu'un d'autre, ou retirez l'absence si elle peut venir";
        ja: "その時間は不在です", "{from}から{until}まで不在です", "別の人を選ぶか、来られる場合は不在を取り消してください";
    }
    roster_no_such_shift() {
        en: "There is no such shift", "it was taken out of the plan, or changed hands", "look at the week as it is now";
        fr: "Cette vacation n'existe pas", "elle a été retirée du planning, ou a changé de mains", "regardez la semaine telle qu'elle est";
        ja: "該当する勤務がありません", "取り消されたか、担当が変わりました", "最新の当番表を確認してください";
    }
    roster_already_planned(week: &str) {
        en: "{week} is planned already", "a copy fills a week that has no shift for that region", "change its shifts one by one";
        fr: "{week} est déjà planifiée", "une copie remplit une semaine sans vacation pour cette région", "modifiez ses vacations une à une";
        ja: "{week}はすでに計画されています", "複写できるのは、その地域の勤務がまだない週だけです", "勤務を個別に変更してください";
    }
    roster_nothing_to_copy(week: &str) {
        en: "There is nothing to copy from {week}", "it has no shift that would fall on open hours", "choose another week, or plan shifts";
        fr: "Il n'y a rien à copier de {week}", "aucune de ses vacations ne tomberait sur des heures ouvrées", "choisissez une autre semaine, ou planifiez";
        ja: "{week}から複写できる勤務がありません", "営業時間に当たる勤務がありません", "別の週を選ぶか、勤務を計画してください";
    }
    roster_not_their_shift() {
        en: "This shift isn't yours", "one asks for a swap of one's own shifts", "ask the person whose it is, or the manager";
        fr: "Cette vacation n'est pas la vôtre", "on ne propose que ses propres vacations", "demandez à la personne concernée, ou au responsable";
        ja: "ご自分の勤務ではありません", "交代を頼めるのは自分の勤務だけです", "担当者か管理者に依頼してください";
    }
    roster_swap_with_oneself() {
        en: "One takes somebody else's place", "this shift is that person's already", "choose somebody else";
        fr: "On prend la place de quelqu'un d'autre", "cette vacation est déjà celle de cette personne", "choisissez quelqu'un d'autre";
        ja: "同じ人とは交代できません", "すでにその人の勤務です", "別の人を選んでください";
    }
    roster_no_such_swap() {
        en: "Nothing waits for this answer", "the swap was answered or taken back, or its shift changed", "look at the week as it is now";
        fr: "Rien n'attend cette réponse", "l'échange a reçu une réponse, a été retiré, ou sa vacation a changé", "regardez la semaine telle qu'elle est";
        ja: "回答待ちの交代はありません", "回答済みか取り消されたか、勤務が変わりました", "最新の当番表を確認してください";
    }
    roster_not_asked_of_them() {
        en: "This answer isn't yours to give", "a swap is agreed by the colleague who was asked", "leave it to them, or to the manager";
        fr: "Cette réponse ne vous revient pas", "un échange est accepté par le collègue sollicité", "laissez-lui la réponse, ou au responsable";
        ja: "回答できるのはご本人だけです", "交代は依頼された同僚が承諾します", "本人か管理者に任せてください";
    }
    roster_opens_gap(from: &str, until: &str) {
        en: "This swap would leave a gap", "from {from} to {until} fewer people, or fewer qualified ones, would be there than now", "swap with somebody qualified, or ask the manager";
        fr: "Cet échange laisserait un trou", "du {from} au {until}, il y aurait moins de monde, ou moins de personnes qualifiées, qu'à présent", "échangez avec une personne qualifiée, ou demandez au responsable";
        ja: "この交代では人員が不足します", "{from}から{until}まで、人数または有資格者が今より少なくなります", "有資格者と交代するか、管理者に相談してください";
    }
    roster_no_such_absence() {
        en: "There is no such absence", "it was taken back", "look at the week as it is now";
        fr: "Cette absence n'existe pas", "elle a été retirée", "regardez la semaine telle qu'elle est";
        ja: "該当する不在がありません", "取り消されています", "最新の当番表を確認してください";
    }
    roster_not_for_others() {
        en: "One tells this for oneself", "the manager may tell it for others", "ask the person, or the manager";
        fr: "On ne le dit que pour soi", "le responsable peut le dire pour les autres", "demandez à la personne, ou au responsable";
        ja: "登録できるのは本人の分だけです", "ほかの人の分は管理者が登録します", "本人か管理者に依頼してください";
    }
    roster_no_region() {
        en: "For which region?", "you have no shift now that would say it", "choose at least one region";
        fr: "Pour quelle région ?", "vous n'avez pas de vacation qui le dirait", "choisissez au moins une région";
        ja: "どの地域の担当ですか", "現在の勤務から判断できません", "地域を一つ以上選んでください";
    }
    roster_already_there(since: &str) {
        en: "They are there already", "recorded as there since {since}", "say that they leave first, if they did";
        fr: "Cette personne est déjà là", "notée présente depuis {since}", "notez d'abord son départ, s'il a eu lieu";
        ja: "すでに在席しています", "{since}から在席と記録されています", "退席した場合は先に記録してください";
    }
    roster_not_there() {
        en: "They aren't recorded as there", "one leaves after having arrived", "note the presence afterwards, with the reason";
        fr: "Cette personne n'est pas notée présente", "on part après être arrivé", "notez la présence après coup, avec la raison";
        ja: "在席の記録がありません", "退席は在席の後に記録します", "理由を添えて後から在席を記録してください";
    }
    roster_not_passed() {
        en: "This hasn't passed yet", "what is noted afterwards is over", "note it once it is over";
        fr: "Ce n'est pas encore passé", "on note après coup ce qui est fini", "notez-le une fois fini";
        ja: "まだ終わっていません", "後から記録できるのは過ぎた時間だけです", "終わってから記録してください";
    }
}

impl Lang {
    /// A refusal of a roster.
    pub(crate) fn roster_refusal(self, refusal: &RosterRefusal, when: impl Fn(Timestamp) -> String) -> Said {
        match refusal {
            RosterRefusal::NoSuchHours => self.roster_no_such_hours(),
            RosterRefusal::AnotherWeek { week } => self.roster_another_week(&week.to_string()),
            RosterRefusal::NotOfTheCentre(_) => self.roster_not_of_the_centre(),
            RosterRefusal::AlreadyOnShift { from, until, .. } => {
                self.roster_already_on_shift(&when(*from), &when(*until))
            }
            RosterRefusal::IsAway { from, until, .. } => self.roster_is_away(&when(*from), &when(*until)),
            RosterRefusal::NoSuchShift(_) => self.roster_no_such_shift(),
            RosterRefusal::AlreadyPlanned(week) => self.roster_already_planned(&week.to_string()),
            RosterRefusal::NothingToCopy(week) => self.roster_nothing_to_copy(&week.to_string()),
            RosterRefusal::NotTheirShift => self.roster_not_their_shift(),
            RosterRefusal::SwapWithOneself => self.roster_swap_with_oneself(),
            RosterRefusal::NoSuchSwap => self.roster_no_such_swap(),
            RosterRefusal::NotAskedOfThem => self.roster_not_asked_of_them(),
            RosterRefusal::OpensGap { from, until } => self.roster_opens_gap(&when(*from), &when(*until)),
            RosterRefusal::NoSuchAbsence => self.roster_no_such_absence(),
            RosterRefusal::NotForOthers => self.roster_not_for_others(),
            RosterRefusal::NoRegion => self.roster_no_region(),
            RosterRefusal::AlreadyThere { since } => self.roster_already_there(&when(*since)),
            RosterRefusal::NotThere => self.roster_not_there(),
            RosterRefusal::NotPassed { .. } => self.roster_not_passed(),
        }
    }
}
