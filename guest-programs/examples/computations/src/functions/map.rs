use super::{Checksum, Random};
use alloc::collections::BTreeMap;

/// Inserts `size` entries into a map, and removes and finds others meanwhile.
pub fn map(seed: u32, size: u32) -> u64 {
    let mut random = Random::new(seed);
    let mut map = BTreeMap::new();
    let mut checksum = Checksum::new(seed);
    for entry in 0..size {
        let mut key = || random.below(2 * size);
        map.insert(key(), u64::from(entry));
        let removed = if entry % 4 == 0 { map.remove(&key()) } else { map.get(&key()).copied() };
        let next = map.range(key()..).next();
        checksum.add(removed.unwrap_or_default() ^ next.map_or(0, |(key, _)| u64::from(*key)));
    }
    map.into_iter().for_each(|(key, value)| checksum.add(u64::from(key) << 32 | value));
    checksum.value()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by a sorted vector.
    #[test]
    fn it_does_what_a_sorted_list_does() {
        let (seed, size) = (8, 300);
        let mut random = Random::new(seed);
        let mut list: Vec<(u32, u64)> = Vec::new();
        let mut checksum = Checksum::new(seed);
        for entry in 0..size {
            let [inserted, asked, start] = [(); 3].map(|()| random.below(2 * size));
            match list.binary_search_by_key(&inserted, |(key, _)| *key) {
                Ok(place) => list[place].1 = entry.into(),
                Err(place) => list.insert(place, (inserted, entry.into())),
            }
            let found = list.iter().position(|(key, _)| *key == asked);
            let value = found.map_or(0, |place| list[place].1);
            if entry % 4 == 0 {
                found.map(|place| list.remove(place));
            }
            let next = list.iter().find(|(key, _)| *key >= start).map_or(0, |(key, _)| *key);
            checksum.add(value ^ u64::from(next));
        }
        list.into_iter().for_each(|(key, value)| checksum.add(u64::from(key) << 32 | value));
        assert_eq!(map(seed, size), checksum.value());
    }
}
