//! What the API says of a request that can't be read.

refusals! {
    body_too_large() {
        en: "The body is too large", "a request weighs at most 1 MiB", "send less, or in parts";
        fr: "Le corps de la requête est trop gros", "une requête pèse 1 Mio au plus", "envoyez moins, ou en plusieurs fois";
        ja: "本文が大きすぎます", "要求は1 MiBまでです", "小さくするか分けて送ってください";
    }
    body_not_json_type() {
        en: "The body is not declared as JSON", "this API takes application/json", "send the header Content-Type with application/json";
        fr: "Le corps n'est pas déclaré en JSON", "cette API prend application/json", "envoyez l'en-tête Content-Type avec application/json";
        ja: "本文がJSONとして宣言されていません", "このAPIはapplication/jsonを受け付けます", "ヘッダーContent-Typeにapplication/jsonを指定してください";
    }
    body_not_readable(why: &str) {
        en: "The body can't be read", "{why}", "compare it with /openapi.json: unknown and doubled keys are refused";
        fr: "Le corps de la requête est illisible", "{why}", "comparez avec /openapi.json : les clés inconnues ou doublées sont refusées";
        ja: "本文を読み取れません", "{why}", "/openapi.json と照合してください。未知のキーや重複は受け付けません";
    }
    query_not_readable(why: &str) {
        en: "The query can't be read", "{why}", "compare it with /openapi.json";
        fr: "La requête est illisible", "{why}", "comparez avec /openapi.json";
        ja: "クエリを読み取れません", "{why}", "/openapi.json と照合してください";
    }
    method_not_taken() {
        en: "This address doesn't take that method", "the header Allow names those that it takes", "compare it with /openapi.json";
        fr: "Cette adresse ne prend pas cette méthode", "l'en-tête Allow nomme celles qu'elle prend", "comparez avec /openapi.json";
        ja: "このアドレスはそのメソッドを受け付けません", "受け付けるものはヘッダーAllowにあります", "/openapi.json と照合してください";
    }
    bad_idempotency_key() {
        en: "The Idempotency-Key can't be used", "a key is 1 to 200 plain characters", "send a fresh UUID";
        fr: "L'Idempotency-Key ne convient pas", "une clé fait 1 à 200 caractères simples", "envoyez un UUID neuf";
        ja: "Idempotency-Keyが使えません", "キーは1〜200文字の半角文字です", "新しいUUIDを送ってください";
    }
    bad_parameter(name: &str, given: &str, known: &str) {
        en: "{name}: {given:?} won't do", "the parameter has other values", "{known}";
        fr: "{name} : {given:?} ne convient pas", "le paramètre prend d'autres valeurs", "{known}";
        ja: "{name}：{given:?}は使えません", "別の値を指定します", "{known}";
    }
    instant_without_offset(given: &str) {
        en: "{given:?} is not an instant", "an instant names its offset, else nobody knows when it is", "2026-11-20T17:42:00+01:00";
        fr: "{given:?} n'est pas un instant", "un instant porte son décalage, sinon nul ne sait quand il est", "2026-11-20T17:42:00+01:00";
        ja: "{given:?}は時刻として読めません", "時差のない時刻は特定できません", "2026-11-20T17:42:00+01:00";
    }
    version_unsound(places: u64) {
        en: "The agreement file isn't sound", "places that are wrong: {places}; each is listed under \"wrong\"", "mend them in the file and send it again";
        fr: "Le fichier de conditions n'est pas valable", "endroits fautifs : {places} ; chacun est listé sous « wrong »", "corrigez-les dans le fichier et renvoyez-le";
        ja: "契約ファイルに誤りがあります", "誤りは{places}か所です。「wrong」に一覧があります", "ファイルを直して送り直してください";
    }
    instant_to_come(given: &str, now: &str) {
        en: "{given} is still to come", "nobody knows yet how things will stand; now it is {now}", "name an instant that has passed, or leave `at` out";
        fr: "{given} est encore à venir", "nul ne sait encore où l'on en sera ; il est {now}", "nommez un instant passé, ou omettez `at`";
        ja: "{given}はまだ来ていません", "その時点の状態はまだ分かりません。現在は{now}です", "過去の時刻を指定するか、`at` を省いてください";
    }
}
