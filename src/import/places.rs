//! Places from which statements and reports are sent, and where courts and tribunals sit.
//!
//! A name alone says too little: `Registration – who may` begins as `Mombasa – the register` does.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Countries that stand behind a place, in lower case.
const COUNTRIES: &str = "kenya, uganda, tanzania, rwanda, burundi, ethiopia, somalia, somaliland, sudan, south sudan, ghana, \
    nigeria, south africa, malawi, zambia, zimbabwe, drc, congo, belgium, switzerland, usa, us, uk, \
    england, france, germany, gambia";

/// Towns and counties of Kenya, then towns abroad, in lower case.
const PLACES: &str = "nairobi, mombasa, kisumu, nakuru, eldoret, nyeri, meru, embu, kisii, kakamega, bungoma, busia, \
    machakos, malindi, garissa, kitale, kericho, thika, kiambu, naivasha, nanyuki, narok, kitui, kwale, \
    kilifi, lamu, isiolo, lodwar, wajir, mandera, turkana, marsabit, moyale, murang'a, muranga, \
    kerugoya, kajiado, bomet, migori, siaya, nyamira, vihiga, nyahururu, voi, taveta, makueni, wote, \
    kapsabet, kabarnet, iten, kapenguria, maralal, samburu, laikipia, nyandarua, kirinyaga, kakuma, \
    dadaab, karen, westlands, kibera, ruiru, limuru, gigiri, entebbe, kampala, jinja, gulu, mbarara, \
    arusha, dodoma, mwanza, moshi, tanga, zanzibar, kigali, bujumbura, mogadishu, hargeisa, juba, \
    khartoum, accra, kumasi, sunyani, tamale, abuja, lagos, kano, ibadan, johannesburg, pretoria, \
    durban, lusaka, harare, bulawayo, lilongwe, blantyre, windhoek, gaborone, maputo, luanda, kinshasa, \
    goma, bamako, niamey, banjul, dakar, freetown, monrovia, abidjan, tunis, cairo, rabat, algiers, \
    london, geneva, brussels, washington, paris, berlin, vienna, rome, oslo, stockholm, amsterdam, doha, \
    dubai, beijing, homa bay, ol kalou, tana river, dar es salaam, addis ababa, cape town, new york, the \
    hague, washington dc, new delhi, united nations, lake naivasha";

fn set(names: &'static str) -> HashSet<&'static str> {
    names.split(", ").map(str::trim).collect()
}

/// Whether a name is that of a country, in whatever case.
pub(super) fn is_country(name: &str) -> bool {
    static SET: LazyLock<HashSet<&str>> = LazyLock::new(|| set(COUNTRIES));
    SET.contains(name.to_lowercase().as_str())
}

/// Whether a name is that of a known place, in whatever case.
pub(super) fn is_known(name: &str) -> bool {
    static SET: LazyLock<HashSet<&str>> = LazyLock::new(|| set(PLACES));
    SET.contains(name.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_whatever_case() {
        assert!(is_known("NAIROBI") && is_known("Addis Ababa") && is_known("Homa Bay"));
        assert!(!is_known("Registration") && !is_known(""));
        assert!(is_country("Kenya") && is_country("south sudan") && !is_country("Nairobi"));
    }
}
