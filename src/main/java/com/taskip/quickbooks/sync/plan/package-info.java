/**
 * Pure rules: what should QuickBooks look like? Values in, values out; no framework, no database,
 * no clock.
 */
package com.taskip.quickbooks.sync.plan;
