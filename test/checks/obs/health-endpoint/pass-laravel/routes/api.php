<?php

use Illuminate\Support\Facades\Route;

Route::prefix('v1')->group(function () {
    Route::get('orders', [OrderController::class, 'index']);
    Route::get('ping', fn () => 'pong');
});
