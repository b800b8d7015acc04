//! How long a connection may take, and how many there may be from one address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long a connection may take, and how many one address may have.
#[derive(Clone, Debug)]
pub struct Limits {
    /// For the head of a connection's first request.
    pub head: Duration,
    /// Between two requests, and for an answer that isn't taken.
    pub idle: Duration,
    /// For a body, before it has a pace to keep.
    pub grace: Duration,
    /// The pace, in bytes a second.
    pub pace: u64,
    /// So many connections from one address at once; of IPv6 from one /64, which is one household's.
    pub each: usize,
    /// From where they aren't counted: proxies, behind which is everybody, and this machine.
    pub uncounted: Vec<IpAddr>,
}

impl Limits {
    /// Those of a desk behind these proxies.
    pub fn behind(proxies: &[IpAddr]) -> Limits {
        let own = [IpAddr::from(Ipv4Addr::LOCALHOST), IpAddr::from(Ipv6Addr::LOCALHOST)];
        Limits {
            head: Duration::from_secs(10),
            idle: Duration::from_secs(60),
            grace: Duration::from_secs(10),
            pace: 1024,
            each: 256,
            uncounted: [proxies, &own].concat(),
        }
    }
}

/// How many connections each address has.
#[derive(Clone, Default)]
pub struct Count(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One of them; it is given back when the connection ends.
pub struct Place {
    count: Count,
    pub whose: Option<IpAddr>,
}

impl Count {
    /// A place for one more from there, if there is one.
    pub fn take(&self, from: IpAddr, limits: &Limits) -> Option<Place> {
        let from = from.to_canonical();
        if limits.uncounted.contains(&from) {
            return Some(Place { count: self.clone(), whose: None });
        }
        let whose = household(from);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let has = all.entry(whose).or_default();
        if *has >= limits.each {
            return None;
        }
        *has += 1;
        Some(Place { count: self.clone(), whose: Some(whose) })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(whose) = self.whose else { return };
        let mut all = self.count.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(has) = all.get_mut(&whose) {
            *has -= 1;
            if *has == 0 {
                all.remove(&whose);
            }
        }
    }
}

fn household(from: IpAddr) -> IpAddr {
    match from {
        IpAddr::V4(_) => from,
        IpAddr::V6(from) => Ipv6Addr::from(u128::from(from) & !u128::from(u64::MAX)).into(),
    }
}
