{{ adapter.dispatch('health_score', 'csdesk_hand_off')() }}
