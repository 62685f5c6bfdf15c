/**
 * The QuickBooks Online Accounting API and nothing of ours: its words, its requests and answers,
 * its faults and its limits. Knows neither records nor workspaces; the database only for the budget
 * that all processes share per company.
 */
package com.taskip.quickbooks.quickbooks;
