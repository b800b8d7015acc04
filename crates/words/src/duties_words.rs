//! The choices of duties, said: shapes of credentials, standings of remote access and of certificates.

use desk::credential::Shape;
use desk::duties::Kept;
use desk::remote::Standing;
use desk::training::{Check, Holds};


called! {
    /// What a text looks like holding.
    credential_shape(Shape) {
        Shape::Password => "password", "mot de passe", "パスワード";
        Shape::PrivateKey => "private key", "clé privée", "秘密鍵";
        Shape::Token => "token or key", "jeton ou clé", "トークンまたはキー";
        Shape::Address => "password in an address", "mot de passe dans une adresse", "アドレス内のパスワード";
    }

    /// Where a request for remote access stands.
    access_standing(Standing) {
        Standing::Waiting => "waiting for an answer", "en attente de réponse", "回答待ち";
        Standing::Granted => "granted", "accordé", "許可済み";
        Standing::Refused => "refused", "refusé", "拒否";
        Standing::Unanswered => "unanswered", "sans réponse", "回答なし";
        Standing::Ended => "ended", "terminé", "終了";
        Standing::Revoked => "taken back", "retiré", "取り消し";
    }

    /// Where a duty stands.
    duty_kept(Kept) {
        Kept::Met => "kept", "tenu", "履行";
        Kept::Unmet => "not kept", "non tenu", "未履行";
        Kept::Asked => "asked for", "demandé", "依頼中";
    }

    /// What the centre said of a certificate.
    certificate_check(Check) {
        Check::Waiting => "not checked yet", "pas encore vérifié", "未確認";
        Check::Verified => "checked by the centre", "vérifié par le centre", "センター確認済み";
        Check::Refused => "not taken by the centre", "non admis par le centre", "センター不承認";
    }

    /// Where a certificate stands.
    certificate_holds(Holds) {
        Holds::NotYet => "not valid yet", "pas encore valable", "開始前";
        Holds::Now => "valid", "valable", "有効";
        Holds::Soon => "lapses soon", "expire bientôt", "まもなく失効";
        Holds::Grace => "lapsed, within the grace", "expiré, dans le délai de grâce", "失効（猶予期間内）";
        Holds::Lapsed => "lapsed", "expiré", "失効";
        Holds::Refused => "not taken", "non admis", "不承認";
    }
}
