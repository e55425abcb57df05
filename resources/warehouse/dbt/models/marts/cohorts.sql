{{ adapter.dispatch('cohorts', 'csdesk_hand_off')() }}
