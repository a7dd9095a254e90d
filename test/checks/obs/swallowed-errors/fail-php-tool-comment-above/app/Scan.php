<?php

function stop(array $processes): void
{
    foreach ($processes as $process) {
        try {
            $process->stop(1);

            // @mago-ignore lint:no-empty-catch-clause
        } catch (Throwable) {
        }
    }
}
