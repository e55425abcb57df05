{{ adapter.dispatch('checks', 'csdesk_hand_off')() }}
