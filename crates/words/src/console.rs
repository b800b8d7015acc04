//! What the console says while it keeps a desk: serving, organisations, people, keys.

words! {
    /// The one line of a server: where it is.
    desk_is_open(url: &str) {
        en: "The desk is open at {url}",
        fr: "Le guichet est ouvert sur {url}",
        ja: "デスクを開きました：{url}",
    }
    /// Before the commands that make a desk ready.
    desk_is_empty() {
        en: "Nobody is here yet. Begin in another terminal, with the same --data or --database:",
        fr: "Il n'y a encore personne. Commencez dans un autre terminal, avec les mêmes --data ou --database :",
        ja: "まだ誰も登録されていません。別の端末で、同じ --data または --database を付けて始めてください：",
    }
    /// A server that others can reach.
    desk_without_https() {
        en: "Other machines can reach this address. Put a proxy with HTTPS before it, and say --https.",
        fr: "D'autres machines atteignent cette adresse. Placez un mandataire HTTPS devant, et ajoutez --https.",
        ja: "他の端末からも接続できるアドレスです。HTTPSのプロキシを前に置き、--https を指定してください。",
    }
}
