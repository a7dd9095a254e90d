<?php
function find(\PDO $pdo, $link, string $name) {
    $pdo->query("SELECT * FROM users WHERE name = '$name'");
    mysqli_query($link, 'SELECT * FROM users WHERE name = ' . $name);
    return \Illuminate\Support\Facades\DB::select("SELECT * FROM users WHERE name = '{$name}'");
}
