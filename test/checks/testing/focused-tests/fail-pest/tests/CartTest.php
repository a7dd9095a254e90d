<?php
it('adds', function () {})->only();
