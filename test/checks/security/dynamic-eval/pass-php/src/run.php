<?php
function run(array $rows) {
    assert(count($rows) > 0);
    return array_map(fn ($row) => $row['id'], $rows);
}
