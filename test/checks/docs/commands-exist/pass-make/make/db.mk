db-up db-down:
	docker compose up
