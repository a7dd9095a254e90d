<?php
function find(\PDO $pdo, string $name, $wpdb) {
    $statement = $pdo->prepare('SELECT * FROM users WHERE name = ?');
    $wpdb->get_results("SELECT * FROM {$wpdb->prefix}users");
    return $statement->execute([$name]);
}
