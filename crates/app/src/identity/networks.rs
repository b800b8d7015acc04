//! From where a token is good: networks that its holder names, and nowhere else.

use std::fmt;
use std::net::IpAddr;

use ipnet::IpNet;

use super::IdentityRefusal;

/// Networks; none named: anywhere.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Networks(Vec<IpNet>);

impl Networks {
    /// So many at most.
    pub const MOST: usize = 20;

    /// As somebody types them: `192.0.2.0/24, 2001:db8::/32`, or an address of its own.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::TokenNetworks`] if one of them is none, or they are too many.
    pub fn parse(text: &str) -> Result<Networks, IdentityRefusal> {
        let parts =
            text.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|part| !part.is_empty());
        let one = |part: &str| {
            let net = part.parse::<IpNet>().ok().or_else(|| part.parse::<IpAddr>().ok().map(IpNet::from));
            net.map(|net| net.trunc()).ok_or(IdentityRefusal::TokenNetworks)
        };
        let all = parts.map(one).collect::<Result<Vec<_>, _>>()?;
        if all.len() > Networks::MOST { Err(IdentityRefusal::TokenNetworks) } else { Ok(Networks(all)) }
    }

    /// As the database has them. What can't be read any more is nowhere.
    pub(crate) fn read(text: &str) -> Networks {
        let nowhere = || Networks(vec![IpNet::from(IpAddr::from([0, 0, 0, 0]))]);
        Networks::parse(text).unwrap_or_else(|_| nowhere())
    }

    /// Is none named?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// May one come from there? Where networks are named, whoever comes from nobody knows where comes from none of them.
    pub fn hold(&self, address: Option<IpAddr>) -> bool {
        let address = address.map(|address| address.to_canonical());
        self.0.is_empty() || address.is_some_and(|address| self.0.iter().any(|net| net.contains(&address)))
    }
}

impl fmt::Display for Networks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&all.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(networks: &str, address: &str) -> bool {
        Networks::parse(networks).expect("networks").hold(address.parse().ok())
    }

    /// Source: the access rules, "TK": owner ∩ scopes ∩ IP list.
    #[test]
    fn sec_e21_an_address_is_in_a_network_or_not() {
        for (networks, address) in [
            ("", "203.0.113.9"),
            ("192.0.2.0/24", "192.0.2.255"),
            ("192.0.2.7/24", "192.0.2.1"),
            ("192.0.2.9", "192.0.2.9"),
            ("10.0.0.0/8, 2001:db8::/32", "2001:db8:1::5"),
            ("192.0.2.0/24", "::ffff:192.0.2.3"),
        ] {
            assert!(from(networks, address), "{networks} {address}");
        }
        for (networks, address) in [
            ("192.0.2.0/24", "192.0.3.0"),
            ("192.0.2.9", "192.0.2.8"),
            ("2001:db8::/32", "2001:db9::1"),
            ("192.0.2.0/24", "no address at all"),
        ] {
            assert!(!from(networks, address), "{networks} {address}");
        }
        for wrong in ["192.0.2.0/33", "somewhere", "192.0.2.0/24 and", "::/129", "1.2.3"] {
            assert_eq!(Networks::parse(wrong), Err(IdentityRefusal::TokenNetworks), "{wrong}");
        }
        assert!(Networks::parse(&"192.0.2.1 ".repeat(21)).is_err());
        assert_eq!(Networks::parse("192.0.2.7/24;::1").expect("two").to_string(), "192.0.2.0/24 ::1/128");
        assert!(!Networks::read("what is this").hold("203.0.113.9".parse().ok()));
    }
}
