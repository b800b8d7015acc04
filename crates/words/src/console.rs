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

    /// `guichet serve`.
    help_serve() {
        en: "Open the desk for browsers and programs",
        fr: "Ouvrir le guichet aux navigateurs et aux programmes",
        ja: "ブラウザーとプログラムにデスクを公開",
    }
    /// Under the help of `guichet serve`.
    help_serve_more() {
        en: "An empty folder becomes a desk. Its agreement is the file of --agreement, else the *.toml in its folder agreements/, else the one that is built in; what is published stays. SIGTERM or Ctrl-C answers what is under way, then ends; a second one ends at once. GUICHET_LOG says how much is logged (info, debug, web=debug…).",
        fr: "Un dossier vide devient un guichet. Ses conditions sont le fichier de --agreement, sinon les *.toml de son dossier agreements/, sinon celles du programme ; ce qui est publié reste. SIGTERM ou Ctrl-C répond à ce qui est en cours, puis s'arrête ; un second arrête aussitôt. GUICHET_LOG règle le journal technique (info, debug, web=debug…).",
        ja: "空のフォルダーは新しいデスクになる。契約は --agreement のファイル、なければフォルダー内 agreements/ の *.toml、それもなければ内蔵の契約。公開した契約は残る。SIGTERM または Ctrl-C で処理中の要求に答えてから終了し、二度目で直ちに終了する。ログの詳しさは GUICHET_LOG（info、debug、web=debug など）。",
    }
    /// `--data`.
    help_data() {
        en: "The folder of the desk (else GUICHET_DATA, else guichet-data here)",
        fr: "Le dossier du guichet (sinon GUICHET_DATA, sinon guichet-data ici)",
        ja: "デスクのフォルダー（省略時は GUICHET_DATA、なければ guichet-data）",
    }
    /// `--database`.
    help_database() {
        en: "A PostgreSQL server instead: postgres://user@host/name (or GUICHET_DATABASE)",
        fr: "Un serveur PostgreSQL à la place : postgres://utilisateur@hôte/nom (ou GUICHET_DATABASE)",
        ja: "代わりにPostgreSQLを使う：postgres://ユーザー@ホスト/名前（または GUICHET_DATABASE）",
    }
    /// `--listen`.
    help_listen() {
        en: "Address to listen on (else GUICHET_LISTEN, else 127.0.0.1:8420; port 0: any that is free)",
        fr: "Adresse d'écoute (sinon GUICHET_LISTEN, sinon 127.0.0.1:8420 ; port 0 : n'importe lequel)",
        ja: "待ち受けアドレス（省略時は GUICHET_LISTEN、なければ 127.0.0.1:8420。ポート0は空き番号）",
    }
    /// `--https`.
    help_https() {
        en: "Reached over HTTPS, through a proxy: cookies are then Secure",
        fr: "Atteint en HTTPS, par un mandataire : les cookies sont alors Secure",
        ja: "プロキシ経由のHTTPSで公開（CookieをSecureにする）",
    }
    /// `--log`.
    help_log() {
        en: "Form of the log on standard error: text or json",
        fr: "Forme du journal technique sur la sortie d'erreur : text ou json",
        ja: "標準エラーに出すログの形式：text または json",
    }
}
