{{ adapter.dispatch('retention', 'csdesk_hand_off')() }}
