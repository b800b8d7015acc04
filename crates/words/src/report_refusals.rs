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
        }
    }
}
