//! What the desk refuses between a vendor, its providers and their customers (preamble).

refusals! {
    refused_support_ended(since: &str, now: &str) {
        en: "Your support of this customer is over", "since {since} it is supported by {now}", "read what is here; for anything new, the customer turns to {now}";
        fr: "L'assistance de ce client a pris fin", "depuis le {since}, il est assisté par {now}", "tout reste lisible ici ; pour le reste, le client s'adresse à {now}";
        ja: "このお客様へのサポートは終了しています", "{since}以降は{now}がサポートしています", "内容は引き続き閲覧できます。新しいご用件は{now}へお問い合わせください";
    }
    refused_support_ended_by_nobody(since: &str) {
        en: "The support of this customer is over", "it ended on {since}, and nobody is recorded who took over", "ask the vendor to record who supports it now";
        fr: "L'assistance de ce client a pris fin", "elle s'est terminée le {since} et personne n'est enregistré pour la suite", "demandez à l'éditeur d'enregistrer qui l'assiste maintenant";
        ja: "このお客様へのサポートは終了しています", "{since}に終了し、後任が登録されていません", "現在のサポート担当を登録するようベンダーに依頼してください";
    }
    refused_authorisation_lapsed(provider: &str, since: &str) {
        en: "{provider} isn't an authorised provider at this moment", "its authorisation ended on {since}; only an authorised provider asks the support centre", "ask the vendor to renew it; your own desk works on, and what you typed is kept";
        fr: "{provider} n'est pas un prestataire agréé à cet instant", "son agrément a pris fin le {since} ; seul un prestataire agréé saisit le centre de support", "demandez son renouvellement à l'éditeur ; votre guichet continue, et votre texte est conservé";
        ja: "{provider}は現在、認定プロバイダーではありません", "認定は{since}に終了しました。サポートセンターに依頼できるのは認定プロバイダーだけです", "ベンダーに更新を依頼してください。自社のデスクは引き続き使え、入力内容も残っています";
    }
    refused_already_escalated(at: &str) {
        en: "It was escalated already", "it was passed on to the support centre on {at}", "write to the support centre on its ticket, or reopen that one";
        fr: "Il est déjà escaladé", "il a été transmis au centre de support le {at}", "écrivez au centre sur son ticket, ou rouvrez celui-ci";
        ja: "すでにエスカレーション済みです", "{at}にサポートセンターへ引き継がれました", "センターのチケットに書き込むか、そのチケットを再開してください";
    }
    refused_not_to_be_passed_on(entry: u64) {
        en: "Entry {entry} can't be passed on", "only messages, diagnoses and resolutions that your customer reads too are passed on", "untick it; write what the support centre needs in the report";
        fr: "L'entrée {entry} ne peut être transmise", "seuls se transmettent les messages, diagnostics et résolutions que votre client lit aussi", "décochez-la ; écrivez ce qu'il faut au centre dans le signalement";
        ja: "項目{entry}は引き継げません", "引き継げるのは、お客様も読めるメッセージ、診断、解決策だけです", "選択を外し、必要なことは報告に書いてください";
    }
}
