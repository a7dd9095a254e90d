<?php
function run(string $code) {
    return eval($code . ';');
}
