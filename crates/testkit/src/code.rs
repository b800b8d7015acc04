use totp_rs::{Algorithm, Secret, TOTP};

/// The code that an application of codes shows for a seed, at a second since 1970.
///
/// # Panics
///
/// When the seed isn't one.
pub fn code(seed: &str, second: i64) -> String {
    let seed = Secret::Encoded(seed.to_owned()).to_bytes().expect("a seed in base 32");
    let totp = TOTP::new(Algorithm::SHA1, 6, 0, 30, seed).expect("a seed of 160 bits");
    totp.generate(u64::try_from(second).expect("a second after 1970"))
}
