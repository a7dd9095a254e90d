<?php
$name = "‮";
