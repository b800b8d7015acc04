//! What issuing a service report is refused for: what, why, what to try.

use desk::service_report::ReportRefusal;

use crate::{Lang, Said};

refusals! {
    refused_month_not_over(month: &str) {
        en: "{month} isn't over", "the figures of a running month still change", "issue it when the month is over in each of its regions";
        fr: "{month} n'est pas fini", "les chiffres d'un mois en cours changent encore", "émettez-le quand le mois sera fini dans chacune de ses régions";
        ja: "{month}はまだ終わっていません", "月の途中の数値は変わります", "すべての地域で月が終わってから発行してください";
    }
    refused_report_unresolved(tickets: &str) {
        en: "Tickets of this month aren't decided: {tickets}", "an issued figure doesn't change", "triage or acknowledge them first";
        fr: "Des tickets de ce mois ne sont pas tranchés : {tickets}", "un chiffre émis ne change plus", "qualifiez-les ou accusez-en réception d'abord";
        ja: "未確定のチケットがあります：{tickets}", "発行した数値は変わりません", "先にトリアージまたは受付確認を行ってください";
    }
    refused_report_adds_not() {
        en: "The counts don't add up", "each ticket counts once, under one outcome", "tell the operator: the rows may need to be made anew";
        fr: "Le compte n'y est pas", "chaque ticket compte une fois, sous une seule issue", "prévenez l'exploitant : les lignes sont peut-être à refaire";
        ja: "集計が一致しません", "各チケットは一つの結果として一度だけ数えます", "運用担当者に連絡してください（集計行の再作成が必要かもしれません）";
    }
    refused_report_no_draft() {
        en: "There is no draft to go on with", "a report is drafted, read by a second person, then issued; a draft goes with its author when they are erased", "draft the report again";
        fr: "Il n'y a pas de brouillon à poursuivre", "un rapport est rédigé, relu par une seconde personne, puis émis ; un brouillon disparaît avec son auteur si celui-ci est effacé", "rédigez le rapport à nouveau";
        ja: "続けられる下書きがありません", "レポートは下書き、第二者の確認、発行の順に進みます。作成者が消去されると下書きも消えます", "下書きを作り直してください";
    }
    refused_report_not_reviewed() {
        en: "Nobody has read this draft yet", "what is issued binds the centre, so a second person reads it first", "ask a colleague to read it";
        fr: "Personne n'a encore relu ce brouillon", "ce qui est émis engage le centre : une seconde personne le lit d'abord", "demandez à un collègue de le relire";
        ja: "この下書きはまだ誰も確認していません", "発行した内容はセンターの公式見解となるため、先に第二者が読みます", "同僚に確認を依頼してください";
    }
    refused_report_own_draft() {
        en: "This draft is your own", "a second person reads a report before it is issued", "ask a colleague to read it; you may issue it after that";
        fr: "Ce brouillon est le vôtre", "une seconde personne relit un rapport avant son émission", "demandez à un collègue de le relire ; vous pourrez ensuite l'émettre";
        ja: "これはご自身の下書きです", "発行前に第二者がレポートを読みます", "同僚に確認を依頼してください。その後はご自身で発行できます";
    }
    refused_report_moved() {
        en: "The figures have moved since this draft", "a report isn't issued with figures that the journal no longer gives", "draft it again, and have it read";
        fr: "Les chiffres ont changé depuis ce brouillon", "un rapport n'est pas émis avec des chiffres que le journal ne donne plus", "rédigez-le à nouveau et faites-le relire";
        ja: "下書き後に数値が変わりました", "台帳と異なる数値のレポートは発行できません", "下書きを作り直し、確認を受けてください";
    }
}

impl Lang {
    pub(crate) fn report_refusal(self, refusal: &ReportRefusal) -> Said {
        match refusal {
            ReportRefusal::NotOver(month) => self.refused_month_not_over(&month.to_string()),
            ReportRefusal::Unresolved(tickets) => {
                let all: Vec<String> = tickets.iter().map(ToString::to_string).collect();
                self.refused_report_unresolved(&all.join(", "))
            }
            ReportRefusal::DoesNotAddUp => self.refused_report_adds_not(),
            ReportRefusal::NoDraft => self.refused_report_no_draft(),
            ReportRefusal::NotReviewed => self.refused_report_not_reviewed(),
            ReportRefusal::OwnDraft => self.refused_report_own_draft(),
            ReportRefusal::Moved => self.refused_report_moved(),
        }
    }
}
