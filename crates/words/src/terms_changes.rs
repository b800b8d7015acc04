//! Two versions of the agreement side by side: of what they speak differently, and what each says.

use jiff::civil::Date;
use terms::{Agreement, MeasureId, RegionId, Subject, Told};

use crate::{Lang, typography};

impl Lang {
    /// What a difference is about: `Target, category 1: Acknowledgement`. The names are those of one of the two versions.
    #[must_use]
    pub fn subject(self, subject: &Subject, agreement: &Agreement) -> String {
        use Subject::*;
        match subject {
            Title => self.change_title(),
            Effective => self.change_effective(),
            SignedIn => self.change_signed_in(),
            ClauseTitle(_) => self.change_heading(),
            ClauseText(_) => self.change_text(),
            Reading(id) => self.note_reading(&self.reading_title(agreement, id)),
            ReadingText(id) => self.change_reading_says(&self.reading_title(agreement, id)),
            ReadingReason(id) => self.change_reading_why(&self.reading_title(agreement, id)),
            RegionName(id) => self.change_region_name(id.as_str()),
            Zone(id) => self.change_zone(id.as_str()),
            ZoneLabel(id) => self.change_zone_label(id.as_str()),
            Hours(id) => self.note_hours(id.as_str()),
            Holidays(id) => self.change_holidays(id.as_str()),
            Exception(id, date) => self.exception_on(id, *date),
            Meaning(level) => self.change_meaning(*level),
            Target(level, measure) => self.change_target(*level, &self.measure_title(agreement, measure)),
            MeasureName(_) => self.note_measure(),
            StoppedBy(measure) => self.change_stopped_by(&self.measure_title(agreement, measure)),
            KindName(_) => self.note_kind(),
            Kind(id) => self.change_kind(id.as_str()),
            KindPromised(id) => self.change_promised(id.as_str()),
            GravityName(_) => self.note_gravity(),
            Gravity(id) => self.change_gravity(id.as_str()),
            Exclusion(_) => self.note_exclusion(),
            ExclusionOf(id) => self.change_concerns(id.as_str()),
            CitesContract(id) => self.change_cites(id.as_str()),
            Duty(_) => self.change_duty(),
            OwedBy(id) => self.change_owed_by(id.as_str()),
            WarnLeft => self.note_warning(),
            Escalation(to) => self.change_called(&self.addressee(*to)),
            Staffing(id, hours) => self.change_people(id.as_str(), &self.hours_written(hours)),
            StaffingReason(id, hours) => self.change_people_why(id.as_str(), &self.hours_written(hours)),
            NewsWithin(None) => self.note_news(),
            NewsWithin(Some(level)) => self.change_news_of(*level),
            TrainingWarnings => self.change_training_warnings(),
            TrainingGrace => self.change_training_grace(),
            RemoteAccess => self.note_remote_access(),
            MaintenanceNotice => self.change_maintenance(),
        }
    }

    /// What one of the versions says about it, for people. A figure reads as the file writes it where no words of ours say more.
    #[must_use]
    pub fn told(self, subject: &Subject, told: &Told, agreement: &Agreement) -> String {
        let figure = match told {
            Told::Text(text) => return self.text(text),
            Told::Figure(figure) => figure,
        };
        let said = match subject {
            Subject::Target(level, measure) => {
                agreement.target(*level, measure).map(|target| self.open_time(target.within))
            }
            Subject::Escalation(to) => {
                agreement.escalation.iter().find(|rung| rung.to == *to).map(|rung| match rung.at_left {
                    hours::OpenTime::ZERO => self.note_rung_due(),
                    left => self.note_rung_left(&self.open_time(left)),
                })
            }
            Subject::Staffing(region, hours) => agreement
                .staffing_of(region)
                .find(|need| need.hours.to_string() == *hours)
                .map(|need| self.note_staffing_is(need.people, &self.note_staffing_qualified(need.qualified))),
            Subject::Effective => Some(self.date(agreement.effective)),
            Subject::SignedIn => Some(self.language_named(figure)),
            Subject::Hours(region) => agreement.region(region).map(|region| self.week(&region.week)),
            Subject::Holidays(region) => agreement.region(region).map(|region| self.holidays_kept(region.holidays)),
            Subject::KindPromised(_) | Subject::CitesContract(_) => {
                Some(if figure == "true" { self.yes() } else { self.no() })
            }
            Subject::StoppedBy(_) if figure == "qualified" => Some(self.note_measure_by_qualified()),
            Subject::StoppedBy(_) => Some(self.note_measure_by_anyone()),
            Subject::WarnLeft => Some(self.open_time(agreement.alarms.warn_left)),
            Subject::NewsWithin(level) => agreement.news_within(*level).map(|span| self.open_time(span)),
            Subject::MaintenanceNotice => agreement.maintenance.as_ref().map(|own| self.open_time(own.notice)),
            _ => None,
        };
        said.unwrap_or_else(|| figure.clone())
    }

    fn reading_title(self, agreement: &Agreement, id: &str) -> String {
        agreement.reading(id).map_or_else(|| id.to_owned(), |reading| self.text(&reading.title))
    }

    fn measure_title(self, agreement: &Agreement, id: &MeasureId) -> String {
        agreement.measure(id).map_or_else(|| id.to_string(), |measure| self.text(&measure.title))
    }

    fn exception_on(self, region: &RegionId, date: Date) -> String {
        self.change_exception(region.as_str(), &self.date(date))
    }

    /// Hours as the file writes them, said.
    fn hours_written(self, hours: &str) -> String {
        hours.parse().map_or_else(|_| hours.to_owned(), |week| self.week(&week))
    }

    fn language_named(self, tag: &str) -> String {
        let name = match tag {
            "fr" => self.pick("French", "français", "フランス語"),
            "ja" => self.pick("Japanese", "japonais", "日本語"),
            _ => self.pick("English", "anglais", "英語"),
        };
        typography::french(name)
    }
}

words! {
    compare_title() { en: "Two versions side by side", fr: "Deux versions côte à côte", ja: "版の比較" }
    compare_lead(changes: usize) {
        en: "{changes} difference, clause by clause and figure by figure." | "{changes} differences, clause by clause and figure by figure." by changes,
        fr: "{changes} différence, clause par clause et chiffre par chiffre." | "{changes} différences, clause par clause et chiffre par chiffre." by changes,
        ja: "{changes}か所の違いを、条項と数値ごとに示します。",
    }
    compare_pick() { en: "Which versions", fr: "Quelles versions", ja: "比べる版" }
    compare_from() { en: "From", fr: "De", ja: "変更前" }
    compare_to() { en: "To", fr: "À", ja: "変更後" }
    compare_show() { en: "Compare", fr: "Comparer", ja: "比較" }
    compare_whole() { en: "The version as a whole", fr: "La version dans son ensemble", ja: "版全体" }
    compare_link(before: &str) { en: "Compare with {before}", fr: "Comparer avec {before}", ja: "{before}と比較" }
    compare_now() { en: "Reported now, acknowledged by", fr: "Signalé maintenant, accusé au plus tard", ja: "いま報告した場合の受付確認期限" }
    compare_same() { en: "the same", fr: "la même échéance", ja: "同じ" }
    compare_unchanged(clauses: usize) {
        en: "{clauses} clause says the same in both." | "{clauses} clauses say the same in both." by clauses,
        fr: "{clauses} clause dit la même chose dans les deux." | "{clauses} clauses disent la même chose dans les deux." by clauses,
        ja: "ほかの{clauses}条は同じです。",
    }
    change_what() { en: "What", fr: "Quoi", ja: "項目" }
    change_silent() { en: "not said", fr: "rien", ja: "定めなし" }
    change_heading() { en: "Heading", fr: "Intitulé", ja: "見出し" }
    change_text() { en: "Text", fr: "Texte", ja: "本文" }
    change_reading_says(title: &str) { en: "Reading: {title}, what it says", fr: "Lecture : {title}, ce qu'elle dit", ja: "解釈：{title}（内容）" }
    change_reading_why(title: &str) { en: "Reading: {title}, why", fr: "Lecture : {title}, pourquoi", ja: "解釈：{title}（理由）" }
    change_region_name(region: &str) { en: "Name of the region {region}", fr: "Nom de la région {region}", ja: "地域{region}の名称" }
    change_zone(region: &str) { en: "Zone, {region}", fr: "Fuseau, {region}", ja: "タイムゾーン：{region}" }
    change_zone_label(region: &str) { en: "Zone in the text, {region}", fr: "Fuseau dans le texte, {region}", ja: "条文上の時間帯：{region}" }
    change_holidays(region: &str) { en: "Public holidays, {region}", fr: "Jours fériés, {region}", ja: "祝日：{region}" }
    change_exception(region: &str, date: &str) { en: "Exception, {region}, {date}", fr: "Exception, {region}, {date}", ja: "例外：{region}、{date}" }
    change_meaning(level: u8) { en: "Meaning of category {level}", fr: "Sens de la catégorie {level}", ja: "優先度{level}の意味" }
    change_target(level: u8, measure: &str) { en: "Target, category {level}: {measure}", fr: "Cible, catégorie {level} : {measure}", ja: "目標、優先度{level}：{measure}" }
    change_stopped_by(measure: &str) { en: "{measure}: who ends it", fr: "{measure} : qui y met fin", ja: "{measure}：終了させる人" }
    change_kind(kind: &str) { en: "Meaning of the kind {kind}", fr: "Sens de la nature {kind}", ja: "種別{kind}の意味" }
    change_promised(kind: &str) { en: "Targets promised to the kind {kind}", fr: "Cibles promises à la nature {kind}", ja: "種別{kind}に目標を約束" }
    change_gravity(gravity: &str) { en: "Meaning of the gravity {gravity}", fr: "Sens de la gravité {gravity}", ja: "重大度{gravity}の意味" }
    change_concerns(ground: &str) { en: "Ground {ground}: a condition on", fr: "Motif {ground} : condition sur", ja: "事由{ground}：条件の対象" }
    change_cites(ground: &str) { en: "Ground {ground}: names a clause of the master contract", fr: "Motif {ground} : cite une clause du contrat cadre", ja: "事由{ground}：基本契約の条項を示す" }
    change_duty() { en: "Duty", fr: "Devoir", ja: "責務" }
    change_owed_by(duty: &str) { en: "Duty {duty}: owed by", fr: "Devoir {duty} : dû par", ja: "責務{duty}：負う者" }
    change_called(whom: &str) { en: "Escalation: {whom} is called", fr: "Escalade : appel à {whom}", ja: "エスカレーション：{whom}に連絡" }
    change_people(region: &str, hours: &str) { en: "Staff, {region}, {hours}", fr: "Effectif, {region}, {hours}", ja: "人員：{region}、{hours}" }
    change_people_why(region: &str, hours: &str) { en: "Staff, {region}, {hours}: why", fr: "Effectif, {region}, {hours} : pourquoi", ja: "人員：{region}、{hours}（理由）" }
    change_news_of(level: u8) { en: "News, category {level}", fr: "Nouvelles, catégorie {level}", ja: "進捗の連絡、優先度{level}" }
    change_training_warnings() { en: "Training: days of warning", fr: "Formation : jours d'alerte", ja: "研修：事前通知の日数" }
    change_training_grace() { en: "Training: days of grace", fr: "Formation : jours de grâce", ja: "研修：猶予の日数" }
    change_maintenance() { en: "Maintenance: notice", fr: "Maintenance : préavis", ja: "メンテナンス：事前告知" }
    /// A date that a reader asked for.
    terms_at() { en: "The version in force on", fr: "La version en vigueur le", ja: "有効だった版の日付" }
    terms_at_show() { en: "Show", fr: "Afficher", ja: "表示" }
    terms_at_is(day: &str, id: &str) { en: "On {day} version {id} was, or is to be, in force.", fr: "Le {day}, la version {id} est en vigueur.", ja: "{day}に有効な版は{id}です。" }
    terms_at_none(day: &str) { en: "Nothing was in force on {day}.", fr: "Rien n'était en vigueur le {day}.", ja: "{day}に有効な版はありません。" }
    terms_at_unread(given: &str) {
        en: "{given:?} is no date: write it like 2025-03-01. The version in force now is shown.",
        fr: "{given:?} n'est pas une date : écrivez-la comme 2025-03-01. La version en vigueur est affichée.",
        ja: "{given:?} は日付ではありません（例：2025-03-01）。現行版を表示しています。",
    }
    /// Holidays for other programs.
    hours_subscribe(region: &str) { en: "Subscribe to the closures of {region} (.ics)", fr: "S'abonner aux fermetures de {region} (.ics)", ja: "{region}の休業日を購読（.ics）" }
    closures_of(region: &str) { en: "Support closures, {region}", fr: "Fermetures du support, {region}", ja: "サポート休業日：{region}" }
    closures_shorter(name: &str, hours: &str) { en: "{name}: open {hours}", fr: "{name} : ouvert {hours}", ja: "{name}：{hours}営業" }
}
