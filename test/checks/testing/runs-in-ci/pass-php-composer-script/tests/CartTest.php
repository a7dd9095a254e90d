<?php
it('adds', function () {});
