//! Where a request comes from: the peer of the connection, or, behind a proxy that this desk was told to trust, the
//! address that the proxy saw. Anybody else's `X-Forwarded-For` is only something that somebody wrote.

use std::convert::Infallible;
use std::net::IpAddr;

use app::Whence;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;

use crate::site::Site;

/// The address at the other end of the connection. The server puts it into each request.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Where a request comes from.
pub struct From(pub Whence);

impl FromRequestParts<Site> for From {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<From, Infallible> {
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let agent = agent.chars().filter(|c| !c.is_control()).take(200).collect();
        Ok(From(Whence { network: network_of(parts, site), agent }))
    }
}

/// The address that a request comes from, where somebody knows it.
pub fn address_of(parts: &Parts, site: &Site) -> Option<IpAddr> {
    let peer = parts.extensions.get::<Peer>().map(|peer| peer.0)?;
    Some(address(peer, &parts.headers, &site.settings().proxies))
}

/// The network that a request comes from, as it is written down; empty where nobody knows.
pub fn network_of(parts: &Parts, site: &Site) -> String {
    address_of(parts, site).map(network).unwrap_or_default()
}

/// The nearest address that isn't a trusted proxy's.
fn address(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    if !proxies.contains(&peer) {
        return peer;
    }
    let hops = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<IpAddr> =
        hops.flat_map(|value| value.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
    hops.into_iter().rev().find(|hop| !proxies.contains(hop)).unwrap_or(peer)
}

/// An IPv4 address as it is; of an IPv6 one the /64, which is one household's.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(value: &'static str) -> HeaderMap {
        [("x-forwarded-for".parse().unwrap(), value.parse().unwrap())].into_iter().collect()
    }

    /// Source: catalogue e12: `X-Forwarded-For` is believed only from the proxy.
    #[test]
    fn sec_e12_what_anybody_writes_is_not_believed() {
        let (peer, proxy): (IpAddr, IpAddr) = ("203.0.113.9".parse().unwrap(), "10.0.0.1".parse().unwrap());
        assert_eq!(address(peer, &forwarded("198.51.100.7"), &[proxy]), peer);
        let seen: IpAddr = "198.51.100.7".parse().unwrap();
        assert_eq!(address(proxy, &forwarded("1.2.3.4, 198.51.100.7"), &[proxy]), seen);
        assert_eq!(address(proxy, &forwarded("1.2.3.4, 198.51.100.7, 10.0.0.1"), &[proxy]), seen);
        assert_eq!(address(proxy, &HeaderMap::new(), &[proxy]), proxy);
    }

    #[test]
    fn a_household_is_one_network() {
        assert_eq!(network("2001:db8:1:2:3:4:5:6".parse().unwrap()), "2001:db8:1:2::/64");
        assert_eq!(network("::ffff:192.0.2.1".parse().unwrap()), "192.0.2.1");
    }
}
