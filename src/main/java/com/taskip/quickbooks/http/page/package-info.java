/**
 * The settings page, "Settings → Integrations → QuickBooks", as a browser gets it: two documents
 * and the files that they name. What it shows, it gets through the public doors like anybody else.
 */
package com.taskip.quickbooks.http.page;
