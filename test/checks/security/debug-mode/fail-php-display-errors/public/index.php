<?php

ini_set('display_errors', '1');
$app->addErrorMiddleware(true, true, true);
