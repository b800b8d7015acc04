//! A device that keeps passkeys (WebAuthn level 3), in software: it does as it is asked, or as an attacker would.

use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

/// Somebody is there.
const PRESENT: u8 = 1;
/// And it is its holder: they unlocked it.
const VERIFIED: u8 = 1 << 2;
/// What follows has a credential in it.
const WITH_CREDENTIAL: u8 = 1 << 6;

/// One passkey, and what its device says with it. Whoever attacks changes a field.
#[derive(Clone, Debug)]
pub struct Device {
    /// The key that never leaves it.
    pub key: Vec<u8>,
    /// The passkey's id.
    pub id: Vec<u8>,
    /// Whose the device says it is.
    pub user: Vec<u8>,
    /// At which site the browser says it is.
    pub origin: String,
    /// For which site the passkey is.
    pub site: String,
    /// Is somebody there?
    pub is_present: bool,
    /// Did they show who they are?
    pub is_verified: bool,
    /// How often it was used.
    pub count: u32,
    /// What the browser says it was asked, if not what it was.
    pub kind: Option<&'static str>,
    /// The question it answers, if not the one it was asked.
    pub challenge: Option<String>,
}

impl Device {
    /// A fresh one, for `https://` and this name.
    ///
    /// # Panics
    ///
    /// When the operating system gives no chance.
    pub fn at(site: &str) -> Device {
        let chance = SystemRandom::new();
        let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &chance).expect("a key");
        let mut id = vec![0; 32];
        chance.fill(&mut id).expect("chance");
        Device {
            key: key.as_ref().to_vec(),
            id,
            user: Vec::new(),
            origin: format!("https://{site}"),
            site: site.to_owned(),
            is_present: true,
            is_verified: true,
            count: 0,
            kind: None,
            challenge: None,
        }
    }

    /// Makes its passkey: what a browser sends for what it was asked.
    ///
    /// # Panics
    ///
    /// When it isn't asked properly.
    pub fn make(&mut self, asked: &Value) -> String {
        let asked = &asked["publicKey"];
        self.user = from_base64(asked["user"]["id"].as_str().expect("whose it is"));
        let said = self.said("webauthn.create", asked);
        let mut data = self.data(WITH_CREDENTIAL);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("an id is short").to_be_bytes());
        data.extend(&self.id);
        data.extend(self.public_key());
        // CBOR: { "fmt": "none", "attStmt": {}, "authData": … }
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData".to_vec();
        object.extend([0x59]);
        object.extend(u16::try_from(data.len()).expect("it is short").to_be_bytes());
        object.extend(&data);
        self.answer(
            json!({ "attestationObject": base64(&object), "clientDataJSON": base64(said.as_bytes()) }),
        )
    }

    /// Shows its passkey.
    ///
    /// # Panics
    ///
    /// When it isn't asked properly.
    pub fn show(&mut self, asked: &Value) -> String {
        let said = self.said("webauthn.get", &asked["publicKey"]);
        self.count += u32::from(self.count > 0);
        let data = self.data(0);
        let signed = [data.as_slice(), digest(&SHA256, said.as_bytes()).as_ref()].concat();
        let signature = self.pair().sign(&SystemRandom::new(), &signed).expect("it signs");
        self.answer(json!({
            "authenticatorData": base64(&data),
            "clientDataJSON": base64(said.as_bytes()),
            "signature": base64(signature.as_ref()),
            "userHandle": base64(&self.user),
        }))
    }

    fn answer(&self, response: Value) -> String {
        let id = base64(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} })
            .to_string()
    }

    fn said(&self, kind: &str, asked: &Value) -> String {
        let challenge = self.challenge.as_deref().or(asked["challenge"].as_str()).expect("a question");
        json!({ "type": self.kind.unwrap_or(kind), "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
    }

    /// Authenticator data, so far.
    fn data(&self, more: u8) -> Vec<u8> {
        let mut data = digest(&SHA256, self.site.as_bytes()).as_ref().to_vec();
        let flag = |is: bool, flag: u8| if is { flag } else { 0 };
        data.push(flag(self.is_present, PRESENT) | flag(self.is_verified, VERIFIED) | more);
        data.extend(self.count.to_be_bytes());
        data
    }

    fn pair(&self) -> EcdsaKeyPair {
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &self.key, &SystemRandom::new())
            .expect("the key that was made")
    }

    /// COSE: { kty: EC2, alg: ES256, crv: P-256, x, y }.
    fn public_key(&self) -> Vec<u8> {
        let pair = self.pair();
        let point = &pair.public_key().as_ref()[1..];
        let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        key.extend(&point[..32]);
        key.extend([0x22, 0x58, 0x20]);
        key.extend(&point[32..]);
        key
    }
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// RFC 4648, 5, without padding: what browsers write.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let three = [chunk[0], *chunk.get(1).unwrap_or(&0), *chunk.get(2).unwrap_or(&0)];
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for place in 0..=chunk.len() {
            let letter = (bits >> (18 - 6 * place)) & 63;
            text.push(char::from(LETTERS[letter as usize]));
        }
    }
    text
}

fn from_base64(text: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for letter in text.bytes() {
        let value = LETTERS.iter().position(|&l| l == letter).expect("a letter of base64url");
        bits = bits << 6 | u32::try_from(value).expect("below 64");
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 255).expect("a byte"));
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for text in ["", "f", "fo", "foo", "foob", "fooba", "foobar"] {
            assert_eq!(from_base64(&base64(text.as_bytes())), text.as_bytes());
        }
        assert_eq!(base64(b"fooba"), "Zm9vYmE");
    }
}
