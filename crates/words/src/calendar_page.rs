//! One's own shifts in one's own calendar: the page that says how (clause 3.B, `.ics` for people).

words! {
    calendar_title() { en: "My shifts in my calendar", fr: "Mes vacations dans mon agenda", ja: "自分の勤務をカレンダーに表示" }
    calendar_lead() {
        en: "Your calendar fetches your shifts by itself and stays right when they change.",
        fr: "Votre agenda va chercher vos vacations et reste à jour quand elles changent.",
        ja: "カレンダーが勤務を自動で取得し、変更も反映されます。",
    }
    calendar_address() { en: "Address to subscribe to", fr: "Adresse à laquelle s'abonner", ja: "登録するアドレス" }
    calendar_user() { en: "User name", fr: "Nom d'utilisateur", ja: "ユーザー名" }
    calendar_password() { en: "Password", fr: "Mot de passe", ja: "パスワード" }
    calendar_how() {
        en: "In your calendar choose “subscribe to a calendar by address”; it asks for the user name and the password.",
        fr: "Dans votre agenda, choisissez « s'abonner à un agenda par adresse » ; il demande le nom d'utilisateur et le mot de passe.",
        ja: "カレンダーで「アドレスで登録」を選ぶと、ユーザー名とパスワードを求められます。",
    }
    calendar_opens() {
        en: "This password opens your own shifts and nothing else. It isn't in the address, so that the address may be seen.",
        fr: "Ce mot de passe ouvre vos propres vacations et rien d'autre. Il n'est pas dans l'adresse, qui peut donc être vue.",
        ja: "このパスワードで読めるのは自分の勤務だけです。アドレスには含まれないため、アドレスは見られても構いません。",
    }
    calendar_shown_once() {
        en: "Copy it now: it is shown this once.",
        fr: "Copiez-le maintenant : il n'est montré que cette fois.",
        ja: "今すぐ控えてください。表示されるのは今回だけです。",
    }
    calendar_since(since: &str, until: &str) {
        en: "You have a password since {since}; it holds until {until}.",
        fr: "Vous avez un mot de passe depuis le {since} ; il vaut jusqu'au {until}.",
        ja: "{since}に作成したパスワードがあります。有効期限は{until}です。",
    }
    calendar_none() { en: "You have no password for calendars yet.", fr: "Vous n'avez pas encore de mot de passe pour les agendas.", ja: "カレンダー用のパスワードはまだありません。" }
    calendar_make() { en: "Make a password", fr: "Créer un mot de passe", ja: "パスワードを作成" }
    calendar_make_another() {
        en: "Make another; the one you have ends",
        fr: "En créer un autre ; celui que vous avez cesse de valoir",
        ja: "新しく作成（今のものは無効になります）",
    }
    calendar_take_away() { en: "Take it away", fr: "Le supprimer", ja: "無効にする" }
    calendar_taken_away() { en: "The password opens nothing any more.", fr: "Le mot de passe n'ouvre plus rien.", ja: "パスワードを無効にしました。" }
    calendar_hours() {
        en: "The closures of each region need no password",
        fr: "Les fermetures de chaque région se lisent sans mot de passe",
        ja: "各地域の休業日はパスワードなしで読めます",
    }
    calendar_download() { en: "Download them once (.ics)", fr: "Les télécharger une fois (.ics)", ja: "一度だけ取得(.ics)" }
}
