//! How an order stands on a day.

use crate::model::{Order, OrderState, PartialDate};

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

/// How `order` stands on the day `at`, or after all that is known where no day is given.
///
/// What people said or did about the order does not change its force: an alleged breach
/// leaves it in force. A vague date counts from its last possible day, so that nothing is
/// said to have ended before it certainly had.
#[must_use]
pub fn order_status(order: &Order, at: Option<PartialDate>) -> OrderStatus {
    let day = at.map_or(i64::MAX, PartialDate::last_day);
    if order.from.is_some_and(|from| from.first_day() > day) {
        return OrderStatus::NotYet;
    }
    let mut state = OrderState::InForce;
    let mut when = i64::MIN;
    for entry in order
        .status
        .iter()
        .filter(|entry| entry.state.changes_force())
    {
        let date = entry.date.map_or(i64::MIN, PartialDate::last_day);
        if date <= day && date >= when {
            state = entry.state;
            when = date;
        }
    }
    let ended = order.until.is_some_and(|until| until.last_day() <= day);
    if ended
        && matches!(
            state,
            OrderState::InForce | OrderState::Varied | OrderState::Upheld | OrderState::Stayed
        )
    {
        state = OrderState::Spent;
    }
    OrderStatus::State(state)
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
