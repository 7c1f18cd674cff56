//! How an order stands on a day.

use crate::model::{Order, OrderState, PartialDate};

use super::when::{When, by};

/// How an order stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderStatus {
    /// It was not made yet.
    NotYet,
    /// The last thing that changed its force.
    State(OrderState),
}

impl OrderStatus {
    /// The words for a reader.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotYet => "not made yet",
            Self::State(state) => state.label(),
        }
    }

    /// The written form in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::State(state) => state.as_str(),
        }
    }
}

/// How an order stands on a day, with what a vague date leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderStanding {
    /// What is certain.
    pub status: OrderStatus,
    /// Since when it has stood so, if that is known.
    pub since: Option<PartialDate>,
    /// What it may have been instead, as its dates are vague. Empty where there is no doubt.
    pub perhaps: Vec<OrderStatus>,
}

/// How `order` stands on the day `at`, or after all that is known where no day is given.
///
/// What people said or did about the order does not change its force: an alleged breach
/// leaves it in force. A vague date counts from its last possible day, so that nothing is
/// said to have ended before it certainly had; what may have happened by then is `perhaps`.
/// The order in which a file lists the entries plays no part.
#[must_use]
pub fn order_standing(order: &Order, at: Option<PartialDate>) -> OrderStanding {
    let mut steps: Vec<(Option<PartialDate>, OrderState)> = order
        .status
        .iter()
        .filter(|entry| entry.state.changes_force())
        .map(|entry| (entry.date, entry.state))
        .collect();
    steps.sort_by_key(|(date, state)| (date.map(PartialDate::last_day), *date, weight(*state)));
    let happened = |date: Option<PartialDate>| at.map_or(When::ByThen, |at| by(date, at));
    let certain = |date| happened(date) == When::ByThen;
    let (status, since) = walk(order, &steps, &certain);
    let mut perhaps = Vec::new();
    let mut doubtful: Vec<Option<PartialDate>> = steps
        .iter()
        .map(|(date, _)| *date)
        .chain(order.from.map(Some))
        .chain(order.until.map(Some))
        .filter(|date| happened(*date) == When::Perhaps)
        .collect();
    doubtful.sort();
    doubtful.dedup();
    for last in &doubtful {
        let so_far = |date| certain(date) || (happened(date) == When::Perhaps && date <= *last);
        let (other, _) = walk(order, &steps, &so_far);
        if other != status && !perhaps.contains(&other) {
            perhaps.push(other);
        }
    }
    OrderStanding {
        status,
        since,
        perhaps,
    }
}

/// What [`order_standing`] is certain of.
#[must_use]
pub fn order_status(order: &Order, at: Option<PartialDate>) -> OrderStatus {
    order_standing(order, at).status
}

/// The status and its first day, from the steps that had happened.
fn walk(
    order: &Order,
    steps: &[(Option<PartialDate>, OrderState)],
    happened: &dyn Fn(Option<PartialDate>) -> bool,
) -> (OrderStatus, Option<PartialDate>) {
    if order.from.is_some_and(|from| !happened(Some(from))) {
        return (OrderStatus::NotYet, None);
    }
    let mut state = OrderState::InForce;
    let mut since = order.from;
    for (date, next) in steps.iter().filter(|(date, _)| happened(*date)) {
        if *next != state {
            since = *date;
        }
        state = *next;
    }
    let runs = matches!(
        state,
        OrderState::InForce | OrderState::Varied | OrderState::Upheld | OrderState::Stayed
    );
    if runs && order.until.is_some_and(|until| happened(Some(until))) {
        return (OrderStatus::State(OrderState::Spent), order.until);
    }
    (OrderStatus::State(state), since)
}

/// Of several things on one day the last of these counts.
const fn weight(state: OrderState) -> u8 {
    match state {
        OrderState::InForce => 0,
        OrderState::Varied => 1,
        OrderState::Upheld => 2,
        OrderState::Stayed => 3,
        OrderState::Spent => 4,
        OrderState::Superseded => 5,
        OrderState::SetAside => 6,
        _ => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::OrderEntry;

    fn order(until: Option<&str>, entries: &[(&str, OrderState)]) -> Order {
        Order {
            id: "o-1".parse().unwrap(),
            at: "para 1".parse().unwrap(),
            number: None,
            kind: crate::model::OrderKind::Conservatory,
            binds: Vec::new(),
            from: Some("2023-12-05".parse().unwrap()),
            until: until.map(|date| date.parse().unwrap()),
            provisions: Vec::new(),
            status: entries
                .iter()
                .map(|(date, state)| OrderEntry {
                    date: Some(date.parse().unwrap()),
                    state: *state,
                    by: None,
                    who: None,
                    note: None,
                    evidence: None,
                })
                .collect(),
        }
    }

    #[test]
    fn the_state_on_a_day() {
        use OrderState::{BreachedAlleged, InForce, SetAside, Spent, Stayed};
        let stayed = order(None, &[("2024-01", Stayed), ("2024-02-23", SetAside)]);
        let alleged = order(None, &[("2024-01-10", BreachedAlleged)]);
        let ended = order(Some("2024-02-23"), &[]);
        for (order, day, expected) in [
            (&stayed, Some("2023-12-04"), OrderStatus::NotYet),
            (&stayed, Some("2023-12-05"), OrderStatus::State(InForce)),
            (&stayed, Some("2024-01-15"), OrderStatus::State(InForce)),
            (&stayed, Some("2024-01-31"), OrderStatus::State(Stayed)),
            (&stayed, Some("2024-02-23"), OrderStatus::State(SetAside)),
            (&stayed, None, OrderStatus::State(SetAside)),
            (&alleged, None, OrderStatus::State(InForce)),
            (&ended, Some("2024-02-22"), OrderStatus::State(InForce)),
            (&ended, Some("2024-02-23"), OrderStatus::State(Spent)),
        ] {
            let at = day.map(|day| day.parse().unwrap());
            assert_eq!(order_status(order, at), expected, "{day:?}");
        }
    }

    #[test]
    fn the_order_of_entries_does_not_matter() {
        let forwards = order(
            None,
            &[
                ("2024-01-02", OrderState::Stayed),
                ("2024-03-04", OrderState::Varied),
            ],
        );
        let mut backwards = forwards.clone();
        backwards.status.reverse();
        for day in ["2024-01-01", "2024-02-01", "2024-04-01"] {
            let at = Some(day.parse().unwrap());
            assert_eq!(order_status(&forwards, at), order_status(&backwards, at));
        }
    }
}
