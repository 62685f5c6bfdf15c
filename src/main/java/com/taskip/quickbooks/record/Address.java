package com.taskip.quickbooks.record;

import jakarta.validation.constraints.Size;

/** A postal address; every part may be missing. Lengths are those that QuickBooks can hold. */
public record Address(
    @Size(max = 500) String line1,
    @Size(max = 500) String line2,
    @Size(max = 255) String city,
    @Size(max = 255) String region,
    @Size(max = 30) String postalCode,
    @Size(max = 255) String country) {}
