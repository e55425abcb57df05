{{ adapter.dispatch('movements', 'csdesk_hand_off')() }}
