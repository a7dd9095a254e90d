#!/bin/sh
php artisan migrate --force
echo "never run artisan migrate:fresh here"
